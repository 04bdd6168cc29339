namespace Rockpool;

/// <summary>What the guard finds.</summary>
public enum GuardFindingKind
{
    /// <summary>An item came home that was at home: from then on two could have held it.</summary>
    DoubleReturn,

    /// <summary>An item came to a pool that it is not from.</summary>
    ForeignReturn,

    /// <summary>An item changed while it was at home: somebody still used it.</summary>
    UseAfterReturn,

    /// <summary>An item was collected that never came home.</summary>
    Leak,

    /// <summary>An item still held data after its reset.</summary>
    Residue,
}
