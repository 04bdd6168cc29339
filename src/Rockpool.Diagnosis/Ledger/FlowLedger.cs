using System.Runtime.InteropServices;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>
/// Counts rents by the labels and regions that the renting thread ran under. Costs nothing where a program has none. Not
/// thread-safe; memory follows the items that are out, and the first thousand names.
/// </summary>
internal sealed class FlowLedger
{
    private const int MostNames = 1000;
    private const int MostLabelTexts = 4096;

    private readonly Dictionary<(bool IsRegion, string Name), FlowAccount> _accounts = [];
    private readonly Dictionary<string, FlowAccount[]> _labels = [];
    private readonly Dictionary<int, ThreadFlow> _threads = [];
    private readonly Dictionary<(int Pool, ulong Item), FlowAccount[]> _out = [];
    private readonly FlowAccount _others = new(isRegion: false, "");

    /// <summary>What each label and region rented.</summary>
    public IReadOnlyCollection<FlowAccount> Accounts => _accounts.Values;

    /// <summary>Rents under labels and regions that came when there were too many to tell apart.</summary>
    public long OtherRents => _others.Rents;

    /// <summary>Whether no thread runs under anything and nothing is out that was rented so.</summary>
    public bool IsIdle => _threads.Count == 0 && _out.Count == 0;

    /// <summary>Enters a batch: threads change what they run under between their pool events.</summary>
    public void Add(JournalBatch batch)
    {
        ReadOnlySpan<RuntimeEvent> happenings = CollectionsMarshal.AsSpan(batch.Runtime);
        PoolEvents events = batch.Pool;
        int next = 0;
        for (int i = 0; i < events.Count; i++)
        {
            for (; next < happenings.Length && happenings[next].Time <= events.Time[i]; next++) Follow(happenings[next]);
            if (!IsIdle) Count(events, i);
        }

        for (; next < happenings.Length; next++) Follow(happenings[next]);
    }

    /// <summary>Forgets what a gap hides: what became of the items that are out, and what its thread, or every one, runs under.</summary>
    public void Forget(ThreadIndex? thread)
    {
        foreach (FlowAccount account in _accounts.Values) account.Out = 0;
        _out.Clear();
        if (thread is { } one) _threads.Remove(one.Value);
        else _threads.Clear();
    }

    private void Count(PoolEvents events, int i)
    {
        (int Pool, ulong Item) item = (events.Pool[i].Value, events.Item[i]);
        ThreadFlow? flow = _threads.GetValueOrDefault(events.Thread[i].Value);
        switch (events.Kind[i])
        {
            case PoolEventKind.Rent:
                TakeBack(item);
                if (flow is not null) Lend(item, flow.All);
                break;
            case PoolEventKind.Return:
                TakeBack(item);
                break;
            case PoolEventKind.Miss when flow is not null:
                foreach (FlowAccount account in flow.All) account.Misses++;
                break;
        }
    }

    private void Lend((int, ulong) item, FlowAccount[] accounts)
    {
        foreach (FlowAccount account in accounts)
        {
            account.Rents++;
            account.Out++;
        }

        _out.Add(item, accounts);
    }

    private void TakeBack((int, ulong) item)
    {
        if (!_out.Remove(item, out FlowAccount[]? accounts)) return;
        foreach (FlowAccount account in accounts) account.Out--;
    }

    private void Follow(in RuntimeEvent happening)
    {
        if (!happening.IsOfFlow) return;
        if (!_threads.TryGetValue(happening.Thread.Value, out ThreadFlow? flow))
            _threads[happening.Thread.Value] = flow = new ThreadFlow();
        string text = happening.Text ?? "";
        if (happening.Kind == RuntimeEventKind.LabelsSet) flow.Set(LabelsOf(text));
        else if (happening.Kind == RuntimeEventKind.RegionBegun) flow.Begin(happening.Number, AccountOf(isRegion: true, text));
        else flow.End(happening.Number);
        if (flow.IsEmpty) _threads.Remove(happening.Thread.Value);
    }

    private FlowAccount[] LabelsOf(string text)
    {
        if (_labels.TryGetValue(text, out FlowAccount[]? known)) return known;
        if (_labels.Count == MostLabelTexts) _labels.Clear();
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        FlowAccount[] labels = [.. lines.Select(label => AccountOf(isRegion: false, label))];
        _labels.Add(text, labels);
        return labels;
    }

    private FlowAccount AccountOf(bool isRegion, string name)
    {
        if (_accounts.TryGetValue((isRegion, name), out FlowAccount? account)) return account;
        if (_accounts.Count == MostNames) return _others;
        return _accounts[(isRegion, name)] = new FlowAccount(isRegion, name);
    }
}
