namespace Rockpool.Recorder.Decode.Join;

/// <summary>The last event of a thread: where its row is, and which sessions have told of it so far.</summary>
internal struct ThreadTail
{
    /// <summary>
    /// The bit of <see cref="Lanes"/> that stands for no session: a copy on this thread waits to be settled.
    /// </summary>
    public const ulong Waiting = 1UL << LaneOrder.MostLanes;

    /// <summary>The row of the event in the window, or -1 where it has left the window or never was in it.</summary>
    public long Row;

    /// <summary>The sessions that have told of the event, by lane, and <see cref="Waiting"/>.</summary>
    public ulong Lanes;

    /// <summary>The sessions that have told of the event.</summary>
    public readonly ulong Told => Lanes & ~Waiting;
}
