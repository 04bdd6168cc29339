namespace Rockpool.Tests;

/// <summary>Arrays that weigh what they hold.</summary>
internal sealed class BytesPolicy(int length) : IWeighedPolicy<byte[]>
{
    public byte[] Create() => new byte[length];

    public bool Reset(byte[] item) => true;

    public void Discard(byte[] item) => item.AsSpan().Clear();

    public long Weigh(byte[] item) => item.Length;
}
