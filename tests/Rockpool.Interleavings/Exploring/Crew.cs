namespace Rockpool.Interleavings.Exploring;

/// <summary>The threads that serve the runs of one exploration, one after another.</summary>
internal sealed class Crew : IDisposable
{
    private readonly List<LogicalThread> _threads = [];

    /// <summary>The first so many of them.</summary>
    public LogicalThread[] Take(int count)
    {
        while (_threads.Count < count)
            _threads.Add(new LogicalThread(_threads.Count));
        return [.. _threads.Take(count)];
    }

    public void Dispose() => _threads.ForEach(thread => thread.Dispose());
}
