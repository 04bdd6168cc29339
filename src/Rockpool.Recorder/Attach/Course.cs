namespace Rockpool.Recorder.Attach;

/// <summary>Which sessions run when: from the recording's start until it is ended.</summary>
internal abstract class Course
{
    /// <summary>What recording has cost the process so far, in seconds of its processor time.</summary>
    public virtual double Spent => 0;

    /// <summary>What the user must know of how it went, one sentence each.</summary>
    public virtual IEnumerable<string> Remarks => [];

    /// <summary>Runs until <paramref name="ending"/> is signalled; whoever runs it stops the sessions that are left.</summary>
    /// <param name="sessions">Starts sessions in the process.</param>
    /// <param name="ready">Lets a process go that waits at its start; null where it runs already.</param>
    /// <param name="ending">Ends the recording.</param>
    /// <exception cref="IOException">The process is gone.</exception>
    /// <exception cref="RecorderException">The recording cannot be written on.</exception>
    /// <exception cref="OperationCanceledException">The recording was ended.</exception>
    public abstract Task RunAsync(SessionSet sessions, Func<Task>? ready, CancellationToken ending);
}
