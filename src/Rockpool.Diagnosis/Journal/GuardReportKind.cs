namespace Rockpool.Diagnosis.Journal;

/// <summary>What the guard of a pool saw.</summary>
public enum GuardReportKind : byte
{
    /// <summary>Something that this version does not know.</summary>
    Unknown,

    /// <summary>An item that was at home came home.</summary>
    ReturnedTwice,

    /// <summary>An item came to a pool that it is not from.</summary>
    ReturnedElsewhere,

    /// <summary>An item changed while it was at home.</summary>
    UsedAfterReturn,

    /// <summary>An item was collected that never came home.</summary>
    Leaked,

    /// <summary>An item still held data after its reset.</summary>
    Residue,

    /// <summary>An array was written beyond the length that was asked for.</summary>
    Overrun,
}
