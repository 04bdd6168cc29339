namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>A loss, with the thread's id.</summary>
internal sealed record ReadGap(long Thread, long After, long Before, long Lost);
