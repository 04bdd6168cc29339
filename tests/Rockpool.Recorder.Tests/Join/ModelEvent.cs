using System.Buffers.Binary;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>Something that truly happened in a model process, and who was told of it.</summary>
internal sealed record ModelEvent(int Number, int Thread, ModelKind Kind, int Item)
{
    private const int Depths = 61, Pool = 77, Bucket = 3, Size = 128;

    /// <summary>Every copy that a session was told, in the order of telling.</summary>
    public List<ModelCopy> Copies { get; } = [];

    /// <summary>The call stack, whose depth tells this event from its neighbours.</summary>
    public ulong[] Stack => [.. Enumerable.Range(0, Depth).Select(frame => 0x40_0000UL + (ulong)frame * 16)];

    public int Depth => 1 + Number % Depths;

    /// <summary>The copies that were not lost.</summary>
    public IEnumerable<ModelCopy> Kept => Copies.Where(copy => !copy.IsLost);

    public byte[] Payload()
    {
        int[] fields = Kind switch
        {
            ModelKind.Rented => [Item, Size, Pool, Bucket],
            ModelKind.Returned => [Item, Size, Pool],
            _ => [Item, Size, Pool, Bucket, 0],
        };
        byte[] bytes = new byte[fields.Length * sizeof(int)];
        for (int i = 0; i < fields.Length; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(i * sizeof(int)), fields[i]);
        return bytes;
    }
}
