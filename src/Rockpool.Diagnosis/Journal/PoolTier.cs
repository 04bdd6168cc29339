namespace Rockpool.Diagnosis.Journal;

/// <summary>Where a pool of <see cref="PoolSource.Rockpool"/> found an item.</summary>
public enum PoolTier : short
{
    /// <summary>Somewhere that this version does not know.</summary>
    Unknown = -1,

    /// <summary>In the renting thread's slot. While every rent is recorded the slots are not used.</summary>
    Slot,

    /// <summary>In the renting thread's magazines.</summary>
    Magazine,

    /// <summary>On the shelf of the thread's core.</summary>
    Shelf,

    /// <summary>On another core's shelf.</summary>
    Steal,

    /// <summary>Among what the last tide left.</summary>
    Victim,

    /// <summary>Nowhere: it was made.</summary>
    Created,
}
