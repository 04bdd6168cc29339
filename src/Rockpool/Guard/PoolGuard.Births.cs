namespace Rockpool.Guard;

/// <content>What fresh items look like. Ids, times and counters differ between any two of them: that is no residue.</content>
internal sealed partial class PoolGuard<T>
{
    // Where items are not made to be looked at, those that are made anyway are: so many of them.
    private const int MostBirths = 16;

    // A fresh item may be made by code that returns something to this very pool.
    [ThreadStatic]
    private static bool _isMakingFresh;

    private readonly Lock _nursery = new();
    private readonly HashSet<string> _compared = [];
    private Portrait? _fresh;
    private long _bornAt;
    private int _births;

    /// <summary>Remembers what a fresh item looks like, where none may be made just to look at it.</summary>
    public void Acquaint(T made)
    {
        if (Volatile.Read(ref _births) < MostBirths)
            Welcome(Portrait.Of(made, fresh: null));
    }

    private Portrait? Fresh()
    {
        if (_fresh is null && Bear() is { } born)
            Welcome(born);
        return _fresh;
    }

    /// <summary>Paints an item. Before a field is accused for the first time it is compared with one more fresh item's.</summary>
    private Portrait Paint(T item, Portrait fresh)
    {
        var portrait = Portrait.Of(item, fresh);
        string[] suspects = [.. portrait.Suspects()];
        if (AreCompared(suspects))
            return portrait;
        AwaitTick();
        if (Bear() is not { } born)
            return portrait;
        lock (_nursery)
            _compared.UnionWith(suspects);
        return portrait.Against(Welcome(born));
    }

    private bool AreCompared(string[] suspects)
    {
        if (suspects.Length == 0 || policy is null)
            return true;
        lock (_nursery)
            return _compared.IsSupersetOf(suspects);
    }

    private Portrait Welcome(Portrait born)
    {
        lock (_nursery)
        {
            _births++;
            _bornAt = Environment.TickCount64;
            return _fresh = _fresh?.Beside(born) ?? born;
        }
    }

    private Portrait? Bear()
    {
        if (policy is null || _isMakingFresh)
            return null;
        _isMakingFresh = true;
        try
        {
            T item = policy.Create();
            var portrait = Portrait.Of(item, fresh: null);
            policy.Discard(item);
            return portrait;
        }
        finally
        {
            _isMakingFresh = false;
        }
    }

    /// <summary>What is made within one tick of the clock may have the same time in it: a few milliseconds, seldom.</summary>
    private void AwaitTick()
    {
        while (Environment.TickCount64 == Volatile.Read(ref _bornAt))
            Thread.Yield();
    }
}
