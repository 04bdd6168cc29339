using System.Runtime.CompilerServices;
using Rockpool;

namespace RockpoolTarget;

/// <summary>Returns one frame in thirty twice: the planted double return.</summary>
internal static class FrameDesk
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Serve(int request)
    {
        Frame frame = Ambient<Frame, FramePolicy>.Rent();
        frame.Length = request;
        Ambient<Frame, FramePolicy>.Return(frame);
        if (request % 30 == 0)
            Again(frame);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Again(Frame frame) => Ambient<Frame, FramePolicy>.Return(frame);
}
