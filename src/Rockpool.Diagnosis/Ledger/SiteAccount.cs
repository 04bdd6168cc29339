using System.Runtime.CompilerServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>What became of the items rented with one call stack, or of one pool's rents that had no stack.</summary>
/// <param name="grid">The intervals over which rents are counted.</param>
internal sealed class SiteAccount(TimeGrid grid)
{
    /// <summary>The pool rented from; the first one where a stack rents from several.</summary>
    public int Pool { get; private set; } = -1;

    /// <summary>Whether the stack rents from more than one pool.</summary>
    public bool SeveralPools { get; private set; }

    /// <summary>Rents over time.</summary>
    public TimeHistory Rents { get; } = new(grid);

    /// <summary>How many rents.</summary>
    public long RentCount => Rents.Total;

    /// <summary>How long the returned items were out.</summary>
    public LogHistogram Returned { get; } = new();

    /// <summary>How long items were watched that came back unseen, or whose fate is hidden; null where there are none.</summary>
    public LogHistogram? Censored { get; private set; }

    /// <summary>How long those had been out, at least, that were seen again after a stretch without data.</summary>
    public LogHistogram? SeenAgain { get; private set; }

    /// <summary>Items returned on another thread than the one that rented them.</summary>
    public long ReturnedElsewhere { get; private set; }

    /// <summary>The same where two rents of the id were open, so that which of them ended is not certain.</summary>
    public LogHistogram? Ambiguous { get; private set; }

    /// <summary>Items that the source says were finalised without having been returned.</summary>
    public long Finalized { get; private set; }

    /// <summary>Rents that had to allocate.</summary>
    public long Misses { get; private set; }

    /// <summary>Open tenancies that were forgotten for want of room; they are not judged.</summary>
    public long Forgotten { get; set; }

    /// <summary>The size classes rented or missed, one bit each.</summary>
    public uint Classes { get; private set; }

    /// <summary>Counts a rent at the present moment.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddRent(int pool, int sizeClass)
    {
        Classes |= 1u << sizeClass;
        if (Pool != pool) MeetPool(pool);
        Rents.Add();
    }

    /// <summary>Counts a rent that had to allocate, which may be known without the rent itself.</summary>
    public void AddMiss(int pool, int sizeClass)
    {
        Classes |= 1u << sizeClass;
        if (Pool != pool) MeetPool(pool);
        Misses++;
    }

    /// <summary>Counts a return.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddReturn(long hold, bool elsewhere, bool ambiguous)
    {
        if (ambiguous) (Ambiguous ??= new LogHistogram()).Add(hold);
        else Returned.Add(hold);
        if (elsewhere) ReturnedElsewhere++;
    }

    /// <summary>Counts an item that the source says was lost: it was watched for so long, and would not have come back.</summary>
    /// <param name="watched">For how long.</param>
    /// <param name="wasCounted">Whether it was counted as returned, because the finaliser disposed it.</param>
    public void AddFinalized(long watched, bool wasCounted)
    {
        if (wasCounted) Returned.Remove(watched);
        Finalized++;
        AddCensored(watched);
    }

    /// <summary>Adds everything of another account.</summary>
    public void Add(SiteAccount other)
    {
        MeetPool(other.Pool);
        SeveralPools |= other.SeveralPools;
        Classes |= other.Classes;
        Rents.Add(other.Rents);
        Returned.Add(other.Returned);
        if (other.Ambiguous is { } ambiguous) (Ambiguous ??= new LogHistogram()).Add(ambiguous);
        if (other.Censored is { } censored) (Censored ??= new LogHistogram()).Add(censored);
        if (other.SeenAgain is { } seenAgain) (SeenAgain ??= new LogHistogram()).Add(seenAgain);
        ReturnedElsewhere += other.ReturnedElsewhere;
        Finalized += other.Finalized;
        Misses += other.Misses;
        Forgotten += other.Forgotten;
    }

    /// <summary>Counts an item that was watched for a time, after which its fate is hidden.</summary>
    public void AddCensored(long watched) => (Censored ??= new LogHistogram()).Add(watched);

    /// <summary>Counts an item that was out when the data stopped and was seen again when it went on.</summary>
    public void AddSeenAgain(long watched)
    {
        AddCensored(watched);
        (SeenAgain ??= new LogHistogram()).Add(watched);
    }

    private void MeetPool(int pool)
    {
        if (Pool < 0) Pool = pool;
        else SeveralPools |= pool >= 0 && Pool != pool;
    }
}
