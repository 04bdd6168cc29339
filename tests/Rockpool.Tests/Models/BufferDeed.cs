namespace Rockpool.Tests.Models;

/// <summary>What can be done to a pool of arrays.</summary>
internal enum BufferDeed
{
    Rent,
    Return,
    ReturnCleared,
    ReturnWritten,
    Lease,
    EndLeases,
    UseTheEnded,
    Turn,
    Trim,
    Prewarm,
    ReturnStray,
}
