namespace Rockpool.Scopes;

/// <summary>What became of an item that was brought to the turnstile.</summary>
internal enum Homecoming
{
    /// <summary>It is idle, or was handed to who waited.</summary>
    Welcome,

    /// <summary>The pool was disposed: the item must be discarded.</summary>
    Closed,

    /// <summary>Nothing was out, so that it cannot be from here.</summary>
    Surplus,
}
