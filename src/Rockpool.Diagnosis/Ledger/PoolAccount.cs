using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>What one pool did.</summary>
internal sealed class PoolAccount(int index, PoolInfo info, TimeGrid grid)
{
    /// <summary>How many size classes there are; the last takes every larger size.</summary>
    public const int Classes = 32;

    private readonly ClassAccount?[] _classes = new ClassAccount?[Classes];
    private readonly Dictionary<(PoolEventReason Reason, int Stack), MisuseAccount> _misuse = [];
    private readonly Dictionary<(int Report, int Stack), long> _guardReports = [];
    private readonly Dictionary<PoolEventReason, long> _dropReasons = [];
    private readonly Dictionary<(PoolEventKind Operation, PoolTier Tier), SlowAccount> _slow = [];

    /// <summary>Its index in the journal's catalog.</summary>
    public int Index { get; } = index;

    /// <summary>What is known of it.</summary>
    public PoolInfo Info { get; } = info;

    /// <summary>Whether the ids of its items are exact.</summary>
    public bool IsExact { get; } = ItemKey.IsExact(info);

    /// <summary>How it keeps its items.</summary>
    public PoolDesign Design { get; set; }

    /// <summary>Its thread slots, replayed; null where its design has none.</summary>
    public ThreadSlots? Slots { get; set; } = info.Source == PoolSource.ArrayPool ? new ThreadSlots() : null;

    /// <summary>Rents by <see cref="PoolTier"/>; null where the source does not say.</summary>
    public long[]? Tiers { get; } = info.Source == PoolSource.Rockpool ? new long[(int)PoolTier.Created + 1] : null;

    /// <summary>Operations that the source says took long.</summary>
    public IReadOnlyDictionary<(PoolEventKind Operation, PoolTier Tier), SlowAccount> Slow => _slow;

    /// <summary>Drops by reason.</summary>
    public IReadOnlyDictionary<PoolEventReason, long> DropReasons => _dropReasons;

    /// <summary>How often the pool's own guard told each report, by the stack of the telling.</summary>
    public IReadOnlyDictionary<(int Report, int Stack), long> GuardReports => _guardReports;

    public long Rents => _classes.Sum(static c => c?.Rents ?? 0);

    public long Returns => _classes.Sum(static c => c?.Returns ?? 0);

    /// <summary>Rents that had to allocate, while rents were recorded.</summary>
    public long Misses => _classes.Sum(static c => c?.Misses ?? 0);

    /// <summary>Rents that had to allocate, while rents were not recorded.</summary>
    public long MissesBetween { get; set; }

    public long Drops => _classes.Sum(static c => c?.Drops ?? 0);

    public long Trims => _classes.Sum(static c => c?.Trims ?? 0);

    /// <summary>Items known to be out now.</summary>
    public long Out { get; private set; }

    /// <summary>The most items known to be out at once.</summary>
    public long PeakOut { get; private set; }

    /// <summary>Sum of what was given, in the pool's unit.</summary>
    public long Given { get; set; }

    /// <summary>Sum of what was asked for, over the rents that say it.</summary>
    public long Asked { get; set; }

    /// <summary>Sum of what was given, over the rents that say what was asked for.</summary>
    public long GivenWhereAsked { get; set; }

    /// <summary>Rents that say what was asked for.</summary>
    public long RentsWithAsked { get; set; }

    /// <summary>Returns of items rented before the recording or inside a gap.</summary>
    public long RentedBefore { get; set; }

    /// <summary>
    /// How many returns of items rented before are expected to hit, by the chance of their hashes alone, the id of an
    /// item at rest: each such would look like a double return.
    /// </summary>
    public double ExpectedCollisions { get; set; }

    /// <summary>Rents of an id that was out already: an item lent twice, a late log, or two items of one hash.</summary>
    public long RentsOfOut { get; set; }

    /// <summary>Open tenancies that were forgotten for want of room.</summary>
    public long Forgotten { get; set; }

    /// <summary>Every size class that was used, by its number.</summary>
    public IEnumerable<(int Number, ClassAccount Account)> UsedClasses()
    {
        for (int i = 0; i < Classes; i++)
            if (_classes[i] is { } account) yield return (i, account);
    }

    /// <summary>The size class of an array's length as <c>ArrayPool</c> numbers them: 16 and below, 32, 64, and so on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int ClassNumber(long size) =>
        size <= 16 ? 0 : Math.Min(BitOperations.Log2((ulong)(size - 1)) - 3, Classes - 1);

    /// <summary>
    /// The size class of an item. Items with exact ids are of one class: streams change their size while they are out.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NumberOf(long size) => IsExact ? 0 : ClassNumber(size);

    /// <summary>The account of a size class.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ClassAccount Class(int number) => _classes[number] ?? AddClass(number);

    /// <summary>What the source reported as misuse for a reason at a stack.</summary>
    public MisuseAccount Misuse(PoolEventReason reason, int stack)
    {
        if (!_misuse.TryGetValue((reason, stack), out MisuseAccount? account))
            _misuse[(reason, stack)] = account = new MisuseAccount();
        return account;
    }

    /// <summary>Everything the source reported as misuse.</summary>
    public IReadOnlyDictionary<(PoolEventReason Reason, int Stack), MisuseAccount> Misuses => _misuse;

    /// <summary>Counts what was asked for and what was given for it.</summary>
    public void CountAsked(long asked, long given)
    {
        Asked += asked;
        GivenWhereAsked += given;
        RentsWithAsked++;
    }

    /// <summary>
    /// Learns the pool's design from how it names its buckets: the shared pool by their index, those made by
    /// <c>Create</c> by hash codes. A single contradiction settles it.
    /// </summary>
    public void InferDesign(int number, short bucket)
    {
        if (bucket == -1 || Info.Source != PoolSource.ArrayPool) return;
        Design = bucket == number ? PoolDesign.ThreadSlots : PoolDesign.Shelves;
        if (Design == PoolDesign.Shelves) Slots = null;
    }

    /// <summary>Counts an operation that took long.</summary>
    /// <param name="operation">A slow rent or return.</param>
    /// <param name="tier">Where the item was, or went.</param>
    /// <param name="duration">How long it took, in nanoseconds.</param>
    public void AddSlow(PoolEventKind operation, PoolTier tier, long duration)
    {
        if (!_slow.TryGetValue((operation, tier), out SlowAccount? account)) _slow[(operation, tier)] = account = new SlowAccount();
        account.Add(duration);
    }

    /// <summary>Counts a drop.</summary>
    public void AddDrop(PoolEventReason reason) => CollectionsMarshal.GetValueRefOrAddDefault(_dropReasons, reason, out _)++;

    /// <summary>Counts what the pool's own guard told.</summary>
    public void AddGuardReport(int report, int stack) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_guardReports, (report, stack), out _)++;

    /// <summary>Counts an item out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Lend()
    {
        if (++Out > PeakOut) PeakOut = Out;
    }

    /// <summary>Counts a known item as no longer out, or no longer known to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void TakeBack() => Out--;

    /// <summary>Starts a window: what was out is not known any more.</summary>
    public void BeginWindow()
    {
        Out = 0;
        Slots?.Forget();
        foreach (ClassAccount? account in _classes) account?.BeginWindow();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ClassAccount AddClass(int number) => _classes[number] = new ClassAccount(grid);
}
