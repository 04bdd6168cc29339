using System.Threading.Channels;

namespace Gateway.Load;

/// <summary>Short requests: a line of those that are due, and lanes that work it off.</summary>
internal sealed class Requests : IDisposable
{
    private const int Lanes = 64;

    private readonly Channel<long> _due = Channel.CreateUnbounded<long>();
    private readonly Lane[] _lanes;

    public Requests(Traffic traffic, Fleet fleet, Score score, int seed) => _lanes =
        [.. Enumerable.Range(1, Lanes).Select(lane => new Lane(_due.Reader, traffic, fleet, score, new Random(seed + lane)))];

    /// <summary>Puts one into the line.</summary>
    public void Post(long due) => _due.Writer.TryWrite(due);

    /// <summary>Sends them until there will be none, and those in the line still.</summary>
    public Task RunAsync(int port, CancellationToken stopping) => Task.WhenAll(_lanes.Select(lane => lane.RunAsync(port, stopping)));

    /// <summary>There will be no more.</summary>
    public void Complete() => _due.Writer.Complete();

    public void Dispose()
    {
        foreach (Lane lane in _lanes)
            lane.Dispose();
    }
}
