namespace Rockpool.Guard;

/// <summary>Where an item is, as far as its pool saw.</summary>
internal enum Whereabouts
{
    /// <summary>Not seen yet.</summary>
    Unknown,

    /// <summary>With who rented it.</summary>
    Out,

    /// <summary>In its pool.</summary>
    Home,

    /// <summary>Nowhere: its pool did not keep it.</summary>
    Gone,
}
