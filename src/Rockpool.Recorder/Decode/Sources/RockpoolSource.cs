using System.Runtime.CompilerServices;
using Rockpool.Contract;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// Events of the pools of the library <c>Rockpool</c>. Ids of pools and items are exact; payloads only grow at their end.
/// Not thread-safe; a few nanoseconds per event.
/// </summary>
internal sealed unsafe class RockpoolSource(TraceCatalog catalog)
{
    private const int ItemIdBits = 64;
    private const int CacheBits = 6;

    // Nobody reads more of a name, and every row of every report has it.
    private const int LongestName = 200;

    private const int ItemLength = 3 * sizeof(long);
    private const int ItemWithNumberLength = ItemLength + sizeof(int);
    private const int ItemWithAskedLength = ItemWithNumberLength + sizeof(long);
    private const int SlowLength = (2 * sizeof(long)) + (2 * sizeof(int));

    // Ids are given out one after the other: a program's pools fall into places of their own.
    private readonly long[] _cachedIds = new long[1 << CacheBits];
    private readonly (PoolIndex Index, bool Weighs)?[] _cachedPools = new (PoolIndex, bool)?[1 << CacheBits];

    /// <summary>Writes an event into row <paramref name="row"/>: all columns except time, thread and stack.</summary>
    /// <returns>False where the payload is not as expected; the row is to be used otherwise then.</returns>
    public bool TryWrite(SourceEvent kind, in RawEvent source, PoolEvents rows, int row)
    {
        byte* payload = source.PayloadStart;
        int length = source.PayloadLength;
        rows.Asked[row] = -1;
        rows.Bucket[row] = -1;
        rows.Reason[row] = PoolEventReason.None;
        if (kind >= SourceEvent.PoolSlow)
        {
            return kind == SourceEvent.PoolGuardFound
                ? WriteGuard(source.Payload, rows, row)
                : length >= SlowLength && WriteSlow(payload, rows, row);
        }

        bool hasNumber = kind is SourceEvent.ItemRented or SourceEvent.ItemDropped;
        if (length < (hasNumber ? ItemWithNumberLength : ItemLength)) return false;
        int number = hasNumber ? Number(payload, ItemLength) : 0;
        switch (kind)
        {
            case SourceEvent.ItemRented:
                rows.Kind[row] = PoolEventKind.Rent;
                rows.Bucket[row] = (short)Tier(number);
                if (length >= ItemWithAskedLength) rows.Asked[row] = Unsafe.ReadUnaligned<long>(payload + ItemWithNumberLength);
                break;
            case SourceEvent.ItemReturned:
                rows.Kind[row] = PoolEventKind.Return;
                break;
            case SourceEvent.ItemMissed:
                rows.Kind[row] = PoolEventKind.Miss;
                rows.Reason[row] = PoolEventReason.PoolExhausted;
                break;
            case SourceEvent.ItemDropped:
                rows.Kind[row] = PoolEventKind.Drop;
                rows.Reason[row] = Reason(number);
                break;
            default:
                rows.Kind[row] = PoolEventKind.Trim;
                break;
        }

        (PoolIndex pool, bool weighs) = Pool(Field(payload, 0));
        rows.Pool[row] = pool;
        rows.Item[row] = (ulong)Field(payload, 1);
        rows.Given[row] = weighs ? Field(payload, 2) : 1;
        return true;
    }

    /// <summary>Takes the name of a pool, which comes before its first event.</summary>
    /// <returns>False where the payload is not as expected.</returns>
    public bool TryName(PayloadReader payload)
    {
        long id = payload.Int64();
        ReadOnlySpan<char> told = payload.Characters();
        string name = told.Length <= LongestName ? new string(told) : $"{told[..LongestName]}…";
        payload.Characters();
        SizeUnit unit = payload.Int32() == 0 ? SizeUnit.Items : SizeUnit.Bytes;
        if (payload.Failed) return false;
        catalog.PoolOf(PoolSource.Rockpool, id, known => new PoolInfo(PoolSource.Rockpool, known, name, unit, ItemIdBits));
        return true;
    }

    private static long Field(byte* payload, int index) => Unsafe.ReadUnaligned<long>(payload + (index * sizeof(long)));

    private static int Number(byte* payload, int at) => Unsafe.ReadUnaligned<int>(payload + at);

    // A tier that a newer library has is somewhere that this one does not know.
    private static PoolTier Tier(int number) => (ItemTier)number switch
    {
        ItemTier.Slot => PoolTier.Slot,
        ItemTier.Magazine => PoolTier.Magazine,
        ItemTier.Shelf => PoolTier.Shelf,
        ItemTier.Steal => PoolTier.Steal,
        ItemTier.Victim => PoolTier.Victim,
        ItemTier.Created => PoolTier.Created,
        _ => PoolTier.Unknown,
    };

    private static PoolEventReason Reason(int number) => (DropReason)number switch
    {
        DropReason.Refused => PoolEventReason.Refused,
        DropReason.Full => PoolEventReason.Full,
        DropReason.CutOff => PoolEventReason.CutOff,
        DropReason.TooLarge => PoolEventReason.OverMaximumSize,
        DropReason.Disposed => PoolEventReason.Closed,
        _ => PoolEventReason.None,
    };

    private bool WriteSlow(byte* payload, PoolEvents rows, int row)
    {
        rows.Kind[row] = (PoolOperation)Number(payload, sizeof(long)) == PoolOperation.Rent
            ? PoolEventKind.SlowRent
            : PoolEventKind.SlowReturn;
        rows.Bucket[row] = (short)Tier(Number(payload, sizeof(long) + sizeof(int)));
        rows.Pool[row] = Pool(Field(payload, 0)).Index;
        rows.Item[row] = 0;
        rows.Given[row] = Field(payload, 2);
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool WriteGuard(ReadOnlySpan<byte> bytes, PoolEvents rows, int row)
    {
        PayloadReader payload = new(bytes, sizeof(long));
        long pool = payload.Int64();
        long item = payload.Int64();
        int report = catalog.Guards.Read(ref payload);
        if (report < 0) return false;
        rows.Kind[row] = PoolEventKind.GuardFound;
        rows.Pool[row] = Pool(pool).Index;
        rows.Item[row] = (ulong)item;
        rows.Given[row] = report;
        return true;
    }

    private (PoolIndex Index, bool Weighs) Pool(long id)
    {
        int place = (int)id & ((1 << CacheBits) - 1);
        return _cachedIds[place] == id && _cachedPools[place] is { } pool ? pool : FindPool(id, place);
    }

    private (PoolIndex Index, bool Weighs) FindPool(long id, int place)
    {
        PoolIndex index = catalog.PoolOf(PoolSource.Rockpool, id, Nameless);
        (PoolIndex, bool) pool = (index, catalog.Catalog.Pools[index.Value].Unit == SizeUnit.Bytes);
        _cachedIds[place] = id;
        _cachedPools[place] = pool;
        return pool;
    }

    // Its name was among the events that the process dropped.
    private static PoolInfo Nameless(long id) =>
        new(PoolSource.Rockpool, id, $"Rockpool pool #{id}", SizeUnit.Items, ItemIdBits);
}
