namespace Rockpool.Interleavings.Exploring;

/// <summary>What a thread is about to do.</summary>
internal enum AccessKind
{
    PlainRead,
    PlainWrite,
    Load,
    Store,
    Exchange,
    CompareExchange,
    Add,
    Barrier,
    Wait,
}
