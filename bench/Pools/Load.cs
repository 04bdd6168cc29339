namespace Pools;

/// <summary>What is pooled: small, with something to reset.</summary>
public sealed class Load
{
    public byte[] Bytes = new byte[256];
    public int Used;
}
