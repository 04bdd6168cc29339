namespace Rockpool;

/// <summary>What the guard finds.</summary>
public enum GuardFindingKind
{
    /// <summary>An item came home that was at home: from then on two could have held it. Or a lease was ended that had ended,
    /// which did nothing.</summary>
    DoubleReturn,

    /// <summary>An item came to a pool that it is not from.</summary>
    ForeignReturn,

    /// <summary>An item changed while it was at home: somebody still used it. Or it was asked for through a lease that had
    /// ended, and refused.</summary>
    UseAfterReturn,

    /// <summary>An item was collected that never came home.</summary>
    Leak,

    /// <summary>An item still held data after its reset; an array that was to be cleared, references.</summary>
    Residue,

    /// <summary>An array was written beyond the length that was asked for. Through a lease that is a mistake; who rented it may go
    /// by its length instead, and mean to.</summary>
    Overrun,
}
