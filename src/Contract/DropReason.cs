namespace Rockpool.Contract;

/// <summary>Why an item that came home was not kept. The numbers are those of the events.</summary>
internal enum DropReason
{
    /// <summary>The policy's reset said so.</summary>
    Refused = 0,

    /// <summary>The shelves were full or the pool's limit was reached.</summary>
    Full = 1,

    /// <summary>The breaker was open.</summary>
    CutOff = 2,

    /// <summary>The item is larger than the pool keeps.</summary>
    TooLarge = 3,

    /// <summary>The pool was disposed.</summary>
    Disposed = 4,
}
