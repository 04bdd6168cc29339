namespace Rockpool.Recorder.Tests.Join;

/// <summary>One telling of an event to one session.</summary>
internal sealed record ModelCopy(ModelEvent Event, ModelSession Session, long Time, bool IsLost);
