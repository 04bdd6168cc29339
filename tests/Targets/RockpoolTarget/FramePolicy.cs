using Rockpool;

namespace RockpoolTarget;

internal readonly struct FramePolicy : IPoolPolicy<Frame>
{
    public Frame Create() => new();

    public bool Reset(Frame item)
    {
        item.Length = 0;
        return true;
    }

    public void Discard(Frame item)
    {
    }
}
