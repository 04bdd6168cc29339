namespace Pools.Connections;

/// <summary>What connections keep: 48 bytes, so that the items themselves weigh as little as can be.</summary>
internal sealed class Packet
{
    public long First { get; set; }

    public long Second { get; set; }

    public long Third { get; set; }

    public long Fourth { get; set; }
}
