using System.Runtime.CompilerServices;
using Rockpool;

namespace RockpoolTarget;

/// <summary>Arrays of many lengths: returned as they should be, or with the mistakes that the guard finds in arrays.</summary>
internal static class PacketDesk
{
    private const int Shortest = 200;
    private const int Lengths = 1000;

    private static readonly BufferPool<byte> Packets = new(new BufferPoolOptions { Name = "packets" });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Serve(int request)
    {
        byte[] packet = Packets.Rent(LengthOf(request));
        packet[0] = (byte)request;
        Packets.Return(packet);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Mistake(int request)
    {
        if (request % 50 == 0)
            Late(request);
        else if (request % 50 == 25)
            Beyond(request);
        else
            Serve(request);
    }

    private static int LengthOf(int request) => Shortest + (request * 7 % Lengths);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Late(int request)
    {
        byte[] packet = Packets.Rent(LengthOf(request));
        Packets.Return(packet);
        packet[7] = 1;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Beyond(int request)
    {
        using BufferLease<byte> packet = Packets.Lease(LengthOf(request));
        packet.Segment.Array![^1] = 1;
    }
}
