using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// An event that looks like a copy of the one before it on its thread, which only the next event of the earlier session
/// can settle.
/// </summary>
/// <param name="Thread">The thread.</param>
/// <param name="Earlier">The lane of the session that told of the event first.</param>
/// <param name="Later">The lane of the session that seems to have told of it again.</param>
/// <param name="OrderKnown">
/// True where the order of the two is known and only a loss makes the copy doubtful; false where the order is in question.
/// </param>
/// <param name="Row">The row of the first telling.</param>
/// <param name="Since">When the first telling was, in nanoseconds.</param>
/// <param name="Stack">The stack that the second telling has.</param>
/// <param name="Key">What both tell.</param>
internal readonly record struct DoubtfulCopy(
    ThreadIndex Thread, int Earlier, int Later, bool OrderKnown, long Row, long Since, StackIndex Stack, EventKey Key);
