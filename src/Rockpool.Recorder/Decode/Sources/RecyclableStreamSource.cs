using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Events of <c>Microsoft.IO.RecyclableMemoryStream</c>, versions 1 to 3 of the package. Managers do not tell themselves
/// apart, so that all streams of a process are one pool and all buffers below them another. Not thread-safe.
/// </summary>
/// <remarks>
/// A stream that is finalised undisposed is told twice: as disposed by the finaliser's thread, then as finalised. Of all the
/// blocks that a stream gives back beyond what the pool keeps, one discard is told. What is given is what was asked, or
/// a block where that is more; the blocks that make it up may hold more than that.
/// </remarks>
internal sealed class RecyclableStreamSource(TraceCatalog catalog)
{
    private const int ItemIdBits = 64;
    private const short Blocks = 0;
    private const short LargeBuffers = 1;

    /// <summary>Writes an event into row <paramref name="row"/>: all columns except time, thread and stack.</summary>
    /// <returns>False where the payload is not as expected; the row is to be used otherwise then.</returns>
    public bool TryWrite(SourceEvent kind, int version, PayloadReader payload, PoolEvents rows, int row)
    {
        rows.Bucket[row] = -1;
        rows.Asked[row] = -1;
        rows.Given[row] = -1;
        rows.Item[row] = 0;
        rows.Reason[row] = PoolEventReason.None;
        return kind switch
        {
            SourceEvent.StreamCreated => Created(version, ref payload, rows, row),
            SourceEvent.StreamDisposed => Stream(PoolEventKind.Return, PoolEventReason.None, ref payload, rows, row),
            SourceEvent.StreamDoubleDisposed =>
                Stream(PoolEventKind.Misuse, PoolEventReason.DoubleDispose, ref payload, rows, row),
            SourceEvent.StreamFinalized =>
                Stream(PoolEventKind.Misuse, PoolEventReason.FinalizedUndisposed, ref payload, rows, row),
            SourceEvent.StreamToArray => CopiedToArray(version, ref payload, rows, row),
            SourceEvent.StreamOverCapacity => OverCapacity(version, ref payload, rows, row),
            SourceEvent.StreamNewBlock => NewBlock(ref payload, rows, row),
            SourceEvent.StreamNewLargeBuffer => NewLargeBuffer(version, ref payload, rows, row),
            SourceEvent.StreamNonPooledLargeBuffer => NonPooled(version, ref payload, rows, row),
            _ => Discarded(version, ref payload, rows, row),
        };
    }

    private bool Created(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Stream(PoolEventKind.Rent, PoolEventReason.None, ref payload, rows, row);
        payload.Characters();

        // A stream made without a capacity tells 0: nobody asked for nothing, nobody said how much.
        long asked = version < 2 ? payload.Int32() : payload.Int64();
        if (asked > 0) rows.Asked[row] = asked;

        // The size given came with version 2.0 of the package, which did not change the event's own version.
        if (payload.Remaining >= sizeof(long)) rows.Given[row] = payload.Int64();
        return !payload.Failed;
    }

    private bool CopiedToArray(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Stream(PoolEventKind.Misuse, PoolEventReason.CopiedToArray, ref payload, rows, row);
        payload.Characters();
        payload.Characters();
        rows.Given[row] = version < 2 ? payload.Int32() : payload.Int64();
        return !payload.Failed;
    }

    private bool OverCapacity(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableStream, PoolEventKind.Misuse, PoolEventReason.OverCapacity, rows, row);
        if (version >= 3)
        {
            rows.Item[row] = Item(payload.Guid());
            payload.Characters();
        }

        rows.Asked[row] = version < 2 ? payload.Int32() : payload.Int64();
        rows.Given[row] = payload.Int64();
        return !payload.Failed;
    }

    private bool NewBlock(ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableBuffer, PoolEventKind.Miss, PoolEventReason.PoolExhausted, rows, row);
        rows.Bucket[row] = Blocks;
        payload.Int64();
        return !payload.Failed;
    }

    private bool NewLargeBuffer(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableBuffer, PoolEventKind.Miss, PoolEventReason.PoolExhausted, rows, row);
        rows.Bucket[row] = LargeBuffers;
        rows.Given[row] = version < 2 ? payload.Int32() : payload.Int64();
        return !payload.Failed;
    }

    private bool NonPooled(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableBuffer, PoolEventKind.Miss, PoolEventReason.OverMaximumSize, rows, row);
        rows.Bucket[row] = LargeBuffers;
        if (version >= 3)
        {
            payload.Guid();
            payload.Characters();
        }

        rows.Given[row] = version < 2 ? payload.Int32() : payload.Int64();
        return !payload.Failed;
    }

    private bool Discarded(int version, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableBuffer, PoolEventKind.Drop, PoolEventReason.None, rows, row);
        int buffer = 0;
        if (version >= 2)
        {
            payload.Guid();
            payload.Characters();
            buffer = payload.Int32();
        }
        else
        {
            buffer = payload.Int32();
            payload.Characters();
        }

        rows.Reason[row] = payload.Int32() == 0 ? PoolEventReason.OverMaximumSize : PoolEventReason.EnoughFree;
        rows.Bucket[row] = buffer == 0 ? Blocks : LargeBuffers;
        return !payload.Failed;
    }

    private bool Stream(PoolEventKind kind, PoolEventReason reason, ref PayloadReader payload, PoolEvents rows, int row)
    {
        Write(PoolSource.RecyclableStream, kind, reason, rows, row);
        rows.Item[row] = Item(payload.Guid());
        return !payload.Failed;
    }

    private void Write(PoolSource source, PoolEventKind kind, PoolEventReason reason, PoolEvents rows, int row)
    {
        rows.Kind[row] = kind;
        rows.Reason[row] = reason;
        rows.Pool[row] = catalog.PoolOf(source, nativeId: 0, source == PoolSource.RecyclableStream ? Streams : Buffers);
    }

    // A random identifier has 122 bits; folded to 64 they are still as good as exact for any number of live streams.
    private static ulong Item(Guid stream)
    {
        ReadOnlySpan<ulong> halves = MemoryMarshal.Cast<Guid, ulong>(new ReadOnlySpan<Guid>(in stream));
        return halves[0] ^ ulong.RotateLeft(halves[1], 32);
    }

    private static PoolInfo Streams(long id) =>
        new(PoolSource.RecyclableStream, id, "RecyclableMemoryStream", SizeUnit.Bytes, ItemIdBits);

    private static PoolInfo Buffers(long id) =>
        new(PoolSource.RecyclableBuffer, id, "RecyclableMemoryStream buffers", SizeUnit.Bytes, ItemIdBits);
}
