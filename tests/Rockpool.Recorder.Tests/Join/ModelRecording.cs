using Rockpool.Recorder.Attach;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;
using Rockpool.Recorder.Tests.NetTrace;
using Rockpool.Recorder.Tests.Snapshot;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>Writes what a model process told its sessions as a recording, byte for byte as the recorder would.</summary>
internal static class ModelRecording
{
    private const int EventsPerSequencePoint = 150;

    public static void Write(string path, ModelProcess process, ModelSession[] sessions, bool isClosed = true)
    {
        ManualClock clock = new();
        clock.MoveTo(0);
        using RecordingWriter writer = RecordingWriter.Create(path, Samples.Manifest(clock), clock);
        Dictionary<ModelSession, SessionWriter> open = [];
        var script = new List<(long Time, Action Do)>();
        foreach (ModelSession session in sessions)
        {
            script.Add((session.Confirmed, () => open[session] = writer.StartSession(session.Role, session.Requested)));
            script.Add((session.Stopping, () => open[session].Stopping()));
            script.Add((session.Stopped, () => Complete(open[session], Trace(process, session))));
        }

        foreach ((long time, Action action) in script.OrderBy(entry => entry.Time))
        {
            clock.MoveTo(time);
            action();
        }

        if (isClosed) writer.Close(RecordEnd.TimeUp, exitCode: null);
    }

    private static void Complete(SessionWriter session, byte[] trace)
    {
        session.Append(trace);
        session.Complete();
    }

    private static byte[] Trace(ModelProcess process, ModelSession session)
    {
        NetTraceWriter trace = new(version: 4) { BlockSize = 2_000 };
        int written = 0;
        foreach (ModelCopy copy in process.Events.SelectMany(happening => happening.Copies)
            .Where(copy => copy.Session == session).OrderBy(copy => copy.Time))
        {
            if (copy.IsLost)
            {
                trace.Lose(copy.Event.Thread + 1, 1);
                continue;
            }

            int kind = trace.Define(SourceEvents.ArrayPoolProvider, (int)copy.Event.Kind);
            trace.Event(new WrittenEvent(kind, copy.Time, copy.Event.Thread + 1, copy.Event.Payload())
            {
                Stack = session.HasStacks ? copy.Event.Stack : [],
            });
            if (++written % EventsPerSequencePoint == 0) trace.SequencePoint(copy.Time);
        }

        return trace.Finish();
    }
}
