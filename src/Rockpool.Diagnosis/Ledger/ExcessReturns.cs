using System.Runtime.InteropServices;

namespace Rockpool.Diagnosis.Ledger;

/// <summary>The candidates for double returns, bounded: what does not fit is counted, and not judged.</summary>
internal sealed class ExcessReturns(GapSet gaps)
{
    private const int Most = 1 << 16;

    private readonly List<ExcessReturn> _candidates = [];
    private bool _isFull;

    /// <summary>How many did not fit.</summary>
    public long NotJudged { get; private set; }

    /// <summary>Keeps a candidate.</summary>
    /// <returns>Its number plus one, by which it can be withdrawn at once; 0 where it did not fit.</returns>
    public int Add(in ExcessReturn candidate)
    {
        if (_candidates.Count == Most) Thin();
        if (_isFull)
        {
            NotJudged++;
            return 0;
        }

        _candidates.Add(candidate);
        return _candidates.Count;
    }

    /// <summary>Withdraws a candidate, when what came next explains it.</summary>
    /// <returns>Whether it was still there, and is the one made at that time.</returns>
    public bool Withdraw(int number, long at)
    {
        int index = number - 1;
        if (index >= _candidates.Count || _candidates[index].At != at) return false;
        _candidates.RemoveAt(index);
        return true;
    }

    /// <summary>The candidates that no gap explains.</summary>
    public ReadOnlySpan<ExcessReturn> Judge()
    {
        _candidates.RemoveAll(IsExplained);
        return CollectionsMarshal.AsSpan(_candidates);
    }

    private void Thin()
    {
        _candidates.RemoveAll(IsExplained);
        _isFull = _candidates.Count > Most * 3 / 4;
    }

    private bool IsExplained(ExcessReturn candidate) => gaps.Touches(candidate.From, candidate.At);
}
