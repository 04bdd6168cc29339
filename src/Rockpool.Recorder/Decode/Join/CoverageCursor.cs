using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>Follows the stretches with full coverage of the pools as time goes on. Not thread-safe.</summary>
internal sealed class CoverageCursor(Coverage coverage)
{
    // The last stretch hardly ever ends with the recording to the millisecond. What follows it is no gap between two
    // stretches, and only where it is long does the journal say that there was more.
    private const long WorthTelling = 1_000_000_000;

    private List<Stretch> _stretches = coverage.Pools;
    private int _at;
    private bool _inside;

    /// <summary>Whether every pool event is recorded at the present moment.</summary>
    public bool IsCovered => _inside;

    /// <summary>The moment at which that changes next, or <see cref="long.MaxValue"/>.</summary>
    public long NextEdge =>
        _at >= _stretches.Count ? long.MaxValue : _inside ? _stretches[_at].To : _stretches[_at].From;

    /// <summary>Crosses the next edge.</summary>
    /// <param name="why">Why coverage ends, where it does.</param>
    /// <returns>The gap that begins there, or null.</returns>
    public Gap? Cross(GapKind why = GapKind.NotRecorded)
    {
        _inside = !_inside;
        if (_inside) return null;
        long from = _stretches[_at++].To;
        long to = _at < _stretches.Count ? _stretches[_at].From : coverage.EndOfLastGap;
        if (to <= from || (_at >= _stretches.Count && to - from < WorthTelling)) return null;
        return new Gap(why, from, to, null, 0);
    }

    /// <summary>Looks at the coverage again after a session turned out to end at <paramref name="now"/>.</summary>
    /// <returns>Whether coverage ends there, so that <see cref="Cross"/> is due.</returns>
    public bool LookAgain(long now)
    {
        _stretches = coverage.Pools;
        return _inside && _stretches[_at].To <= now;
    }
}
