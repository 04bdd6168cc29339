namespace Rockpool.Contract;

/// <summary>Where an item was found. The numbers are those of the events.</summary>
internal enum ItemTier
{
    /// <summary>Nowhere: a return whose item was not kept.</summary>
    None = -1,

    /// <summary>In the thread's slot.</summary>
    Slot = 0,

    /// <summary>In the thread's magazines.</summary>
    Magazine = 1,

    /// <summary>On the shelf of the thread's core; of a return, beyond the thread's own magazines.</summary>
    Shelf = 2,

    /// <summary>On another core's shelf.</summary>
    Steal = 3,

    /// <summary>Among what the last tide left.</summary>
    Victim = 4,

    /// <summary>Nowhere: it was made.</summary>
    Created = 5,
}
