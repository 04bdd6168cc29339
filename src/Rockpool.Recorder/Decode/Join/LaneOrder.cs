using System.Numerics;

namespace Rockpool.Recorder.Decode.Join;

/// <summary>
/// Which of two sessions a thread writes first. A thread writes an event to every session that wants it before it goes
/// on, in an order that stays as long as both sessions run. A session has a lane, a bit of every set here, while its
/// events may still have copies. Not thread-safe.
/// </summary>
internal sealed class LaneOrder
{
    /// <summary>The most sessions at a time: the runtime allows 64, and one bit is spare.</summary>
    public const int MostLanes = 63;

    private readonly ulong[] _before = new ulong[MostLanes];
    private readonly ulong[] _after = new ulong[MostLanes];
    private ulong _open;

    /// <summary>How many lanes are open.</summary>
    public int Count => BitOperations.PopCount(_open);

    /// <summary>Opens a lane.</summary>
    /// <exception cref="RecorderException">More sessions run at once than a process can have.</exception>
    public int Open()
    {
        int lane = BitOperations.TrailingZeroCount(~_open);
        if (lane >= MostLanes) throw new RecorderException("The recording is damaged: it says that more sessions ran at once than a process can have.");
        _open |= 1UL << lane;
        return lane;
    }

    /// <summary>Closes a lane and forgets what was known of it.</summary>
    public void Close(int lane)
    {
        ulong others = ~(1UL << lane);
        _open &= others;
        _before[lane] = _after[lane] = 0;
        for (int i = 0; i < MostLanes; i++)
        {
            _before[i] &= others;
            _after[i] &= others;
        }
    }

    /// <summary>The lanes that are known to be written before <paramref name="lane"/>.</summary>
    public ulong Before(int lane) => _before[lane];

    /// <summary>The lanes that are known to be written after <paramref name="lane"/>.</summary>
    public ulong After(int lane) => _after[lane];

    /// <summary>Whether the order of two lanes is known.</summary>
    public bool IsKnown(int one, int other) => ((_before[one] | _after[one]) >> other & 1) != 0;

    /// <summary>Takes in that <paramref name="first"/> is written before <paramref name="second"/>.</summary>
    public void Learn(int first, int second)
    {
        _before[second] |= 1UL << first;
        _after[first] |= 1UL << second;
    }
}
