using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Snapshot;
using Rockpool.Recorder.Tests.NetTrace;
using Rockpool.Recorder.Tests.Snapshot;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>
/// Six seconds of a sound program in which every item is rented on one thread and returned on another, written as the
/// runtime writes: ten times a second one thread's events after the other's, only the first of each in time order.
/// </summary>
internal static class HandOffRecording
{
    private const long Millisecond = 1_000_000, Flush = 100 * Millisecond, End = 6_000 * Millisecond;
    private const int Items = 3;

    public static byte[] Write(string path, int seed)
    {
        ManualClock clock = new();
        clock.MoveTo(0);
        using (RecordingWriter recording = RecordingWriter.Create(path, Samples.Manifest(clock), clock))
        {
            SessionWriter session = recording.StartSession(SessionRole.AllStacks, requested: 0);
            NetTraceWriter trace = new(version: 4) { BlockSize = 700 };
            int appended = 0;
            foreach (IGrouping<long, (long Time, ModelEvent Event)> flush in Events(new Random(seed)).GroupBy(one => one.Time / Flush))
            {
                foreach (IGrouping<int, (long Time, ModelEvent Event)> thread in flush.GroupBy(one => one.Event.Thread))
                {
                    bool isFirst = true;
                    foreach ((long time, ModelEvent happening) in thread)
                    {
                        int kind = trace.Define(SourceEvents.ArrayPoolProvider, (int)happening.Kind);
                        trace.Event(new WrittenEvent(kind, time, happening.Thread + 1, happening.Payload())
                        {
                            Stack = happening.Stack,
                            Sorted = isFirst,
                        });
                        isFirst = false;
                    }
                }

                clock.MoveTo((flush.Key + 1) * Flush);
                byte[] all = trace.SoFar();
                session.Append(all.AsSpan(appended));
                appended = all.Length;
            }

            session.Stopping();
            session.Append(trace.Finish().AsSpan(appended));
            session.Complete();
            recording.Close(Recorder.Attach.RecordEnd.TimeUp, exitCode: null);
        }

        return File.ReadAllBytes(path);
    }

    private static IEnumerable<(long Time, ModelEvent Event)> Events(Random random)
    {
        int number = 0;
        for (long now = Millisecond; now < End - Flush; now += Millisecond + random.Next((int)Millisecond))
        {
            int item = 100 + number / 2 % Items;
            yield return (now, new ModelEvent(number++, 0, ModelKind.Rented, item));
            now += Millisecond / 2 + random.Next((int)Millisecond);
            yield return (now, new ModelEvent(number++, 1, ModelKind.Returned, item));
        }
    }
}
