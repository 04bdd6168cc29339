namespace Rockpool.Diagnosis.Ledger;

/// <summary>What one thread runs under.</summary>
internal sealed class ThreadFlow
{
    private readonly List<(long Number, FlowAccount Account)> _regions = [];
    private FlowAccount[] _labels = [];
    private FlowAccount[]? _all;

    /// <summary>Whether it runs under anything.</summary>
    public bool IsEmpty => _labels.Length == 0 && _regions.Count == 0;

    /// <summary>The accounts of all labels and regions, each once.</summary>
    public FlowAccount[] All => _all ??= [.. _labels.Concat(_regions.Select(region => region.Account)).Distinct()];

    /// <summary>Other labels.</summary>
    public void Set(FlowAccount[] labels) => (_labels, _all) = (labels, null);

    /// <summary>One more region; a second session is told of it again.</summary>
    public void Begin(long number, FlowAccount region)
    {
        if (_regions.Exists(known => known.Number == number)) return;
        _regions.Add((number, region));
        _all = null;
    }

    /// <summary>One region less.</summary>
    public void End(long number)
    {
        _regions.RemoveAll(known => known.Number == number);
        _all = null;
    }
}
