namespace Rockpool.Contract;

/// <summary>What the guard found. The numbers are those of the events, and of the library's <c>GuardFindingKind</c>.</summary>
internal enum GuardMistake
{
    ReturnedTwice = 0,
    ReturnedElsewhere = 1,
    UsedAfterReturn = 2,
    Leaked = 3,
    Residue = 4,
    Overrun = 5,
}
