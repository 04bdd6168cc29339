using System.Buffers.Binary;

namespace Gateway.Wire;

/// <summary>What every frame begins with, in either direction.</summary>
/// <param name="Length">Bytes of the body that follows.</param>
/// <param name="Type">What the body is.</param>
/// <param name="Mark">Whatever the sender wrote; the gateway passes it on.</param>
/// <param name="Peer">To the gateway: the connection that is to have the message.</param>
/// <param name="Sequence">To the gateway: the last frame that arrived. From it: the number of this one.</param>
/// <param name="Stamp">The sender's time, which the gateway passes on.</param>
internal readonly record struct FrameHeader(int Length, MessageType Type, byte Mark, uint Peer, uint Sequence, long Stamp)
{
    public const int Size = 24;

    /// <summary>A longer body ends the connection.</summary>
    public const int MostBody = 1 << 20;

    private const int SequenceAt = 12;

    /// <summary>Whether the body can be read and dealt with.</summary>
    public bool IsValid => Length is >= 0 and <= MostBody && Type is >= MessageType.Ack and <= MessageType.Snapshot;

    public bool IsMessage => Type > MessageType.Ack;

    public static FrameHeader Read(ReadOnlySpan<byte> from) => new(
        BinaryPrimitives.ReadInt32LittleEndian(from),
        (MessageType)from[4],
        from[5],
        BinaryPrimitives.ReadUInt32LittleEndian(from[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(from[SequenceAt..]),
        BinaryPrimitives.ReadInt64LittleEndian(from[16..]));

    /// <summary>Numbers a frame that was written before its place in the line was known.</summary>
    public static void WriteSequence(Span<byte> frame, uint sequence) =>
        BinaryPrimitives.WriteUInt32LittleEndian(frame[SequenceAt..], sequence);

    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to, Length);
        to[4] = (byte)Type;
        to[5] = Mark;
        to[6] = to[7] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(to[8..], Peer);
        WriteSequence(to, Sequence);
        BinaryPrimitives.WriteInt64LittleEndian(to[16..], Stamp);
    }
}
