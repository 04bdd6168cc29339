using System.Globalization;
using Rockpool.Recorder.Attach.Port;

namespace Rockpool.Recorder.Attach.Budget;

/// <summary>
/// What starting and stopping sessions and listing the code cost the process: all that its diagnostic port's own thread
/// does. It grows with the process's code and not with the recording's length, and is no part of the budget.
/// </summary>
internal sealed class SetupMeter
{
    // The thread that serves the port and those that send sessions have one name; only the first is there beforehand.
    private const string ThreadName = ".NET EventPipe\n";

    private readonly int _processId;
    private readonly List<(int Thread, long Before)> _threads = [];

    /// <summary>Begins to measure. To be made before the first session is started.</summary>
    public SetupMeter(int processId)
    {
        _processId = processId;
        try
        {
            foreach (var task in Directory.EnumerateDirectories($"/proc/{processId}/task"))
            {
                if (File.ReadAllText($"{task}/comm") != ThreadName)
                    continue;
                var thread = int.Parse(Path.GetFileName(task), CultureInfo.InvariantCulture);
                _threads.Add((thread, ProcessorClock.OfThread(processId, thread) ?? 0));
            }
        }
        catch (IOException)
        {
            // A thread, or the whole process, ended while we looked.
        }
    }

    /// <summary>Processor time spent so far; what is known of it where the process is gone.</summary>
    public TimeSpan Spent =>
        TimeSpan.FromTicks(_threads.Sum(one => Math.Max((ProcessorClock.OfThread(_processId, one.Thread) ?? one.Before) - one.Before, 0)) / 100);
}
