namespace Rockpool.Diagnosis.Journal;

/// <summary>The library whose pool an event speaks of.</summary>
public enum PoolSource : byte
{
    /// <summary><c>System.Buffers.ArrayPool</c>. Whether shared or made by <c>Create</c>, the source does not say.</summary>
    ArrayPool,

    /// <summary>Streams of <c>Microsoft.IO.RecyclableMemoryStream</c>: rented when created, returned when disposed.</summary>
    RecyclableStream,

    /// <summary>The blocks and large buffers below those streams; only their misses and drops are told.</summary>
    RecyclableBuffer,

    /// <summary>A pool of the library <c>Rockpool</c>.</summary>
    Rockpool,
}
