using System.Runtime.CompilerServices;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Events of <c>System.Buffers.ArrayPool</c>. All begin with the array's hash code, its length in elements and the pool's
/// hash code. Not thread-safe; a few nanoseconds per event.
/// </summary>
internal sealed unsafe class ArrayPoolSource(TraceCatalog catalog)
{
    private const int ItemIdBits = 26;
    private const int SharedBuckets = 27;
    private const int CacheBits = 6;

    private const int ReturnedLength = 3 * sizeof(int);
    private const int RentedLength = 4 * sizeof(int);
    private const int ReasonedLength = 5 * sizeof(int);

    // Programs use a handful of pools, one per element type: an id is almost always found where its hash points.
    private readonly int[] _cachedIds = new int[1 << CacheBits];
    private readonly PoolIndex?[] _cachedPools = new PoolIndex?[1 << CacheBits];

    /// <summary>Writes an event into row <paramref name="row"/>: all columns except time, thread and stack.</summary>
    /// <returns>False where the payload is not as expected; nothing is written then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryWrite(SourceEvent kind, in RawEvent source, PoolEvents rows, int row)
    {
        byte* payload = source.PayloadStart;
        int length = source.PayloadLength;
        switch (kind)
        {
            case SourceEvent.ArrayRented:
                if (length < RentedLength) return false;
                Write(rows, row, PoolEventKind.Rent, PoolEventReason.None, Bucket(Field(payload, 3)));
                break;
            case SourceEvent.ArrayReturned:
                if (length < ReturnedLength) return false;
                Write(rows, row, PoolEventKind.Return, PoolEventReason.None, -1);
                break;
            case SourceEvent.ArrayAllocated:
                if (length < ReasonedLength) return false;
                Write(rows, row, PoolEventKind.Miss, MissReason(Field(payload, 4)), Bucket(Field(payload, 3)));
                break;
            case SourceEvent.ArrayDropped:
                if (length < ReasonedLength) return false;
                Write(rows, row, PoolEventKind.Drop, DropReason(Field(payload, 4)), Bucket(Field(payload, 3)));
                break;
            default:
                if (length < ReturnedLength) return false;
                Write(rows, row, PoolEventKind.Trim, PoolEventReason.None, -1);
                break;
        }

        rows.Item[row] = (uint)Field(payload, 0);
        rows.Given[row] = Field(payload, 1);
        rows.Asked[row] = -1;
        rows.Pool[row] = Pool(Field(payload, 2));
        return true;
    }

    private static int Field(byte* payload, int index) => Unsafe.ReadUnaligned<int>(payload + index * sizeof(int));

    private static void Write(PoolEvents rows, int row, PoolEventKind kind, PoolEventReason reason, short bucket)
    {
        rows.Kind[row] = kind;
        rows.Reason[row] = reason;
        rows.Bucket[row] = bucket;
    }

    private static short Bucket(int id) =>
        id == -1 ? (short)-1 : (uint)id < SharedBuckets ? (short)id : PoolEvents.UnnumberedBucket;

    private static PoolEventReason MissReason(int reason) => reason switch
    {
        1 => PoolEventReason.OverMaximumSize,
        2 => PoolEventReason.PoolExhausted,
        _ => PoolEventReason.None,
    };

    private static PoolEventReason DropReason(int reason) => reason switch
    {
        0 => PoolEventReason.Full,
        1 => PoolEventReason.OverMaximumSize,
        _ => PoolEventReason.None,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private PoolIndex Pool(int id)
    {
        int place = (int)((uint)id * 2654435769u >> (32 - CacheBits));
        return _cachedIds[place] == id && _cachedPools[place] is { } pool ? pool : FindPool(id, place);
    }

    private PoolIndex FindPool(int id, int place)
    {
        PoolIndex pool = catalog.PoolOf(PoolSource.ArrayPool, id, Describe);
        _cachedIds[place] = id;
        _cachedPools[place] = pool;
        return pool;
    }

    private static PoolInfo Describe(long id) =>
        new(PoolSource.ArrayPool, id, $"ArrayPool #{id}", SizeUnit.Elements, ItemIdBits);
}
