namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>An event as any reader gives it, comparable as a whole.</summary>
internal sealed record ReadEvent(
    long Time, long Thread, string Provider, int Id, int Version, string Payload, string Stack);
