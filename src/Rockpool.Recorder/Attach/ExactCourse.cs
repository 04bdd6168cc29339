using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Attach;

/// <summary>Every event with its stack, from beginning to end, whatever it costs.</summary>
internal sealed class ExactCourse : Course
{
    /// <inheritdoc/>
    public override async Task RunAsync(SessionSet sessions, Func<Task>? ready, CancellationToken ending)
    {
        // Names come first: a process that is killed at any moment then leaves no site without one.
        await sessions.StartNamesAsync(running: ready is null, ending).ConfigureAwait(false);
        await sessions.StartAsync(SessionRole.AllStacks, ending).ConfigureAwait(false);
        await sessions.StartAsync(SessionRole.RuntimeStacks, ending).ConfigureAwait(false);
        if (ready is not null)
            await ready().ConfigureAwait(false);
        await Task.Delay(Timeout.InfiniteTimeSpan, ending).ConfigureAwait(false);
    }
}
