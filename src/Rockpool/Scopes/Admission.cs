namespace Rockpool.Scopes;

/// <summary>What a renter meets at the turnstile.</summary>
internal enum Admission
{
    /// <summary>An idle item.</summary>
    Item,

    /// <summary>The right, and the duty, to make one.</summary>
    Permit,

    /// <summary>Everything is out.</summary>
    Full,

    /// <summary>The pool was disposed.</summary>
    Closed,
}
