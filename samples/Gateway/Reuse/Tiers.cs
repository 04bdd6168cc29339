using Gateway.Reuse.Arrays;
using Gateway.Reuse.None;
using Gateway.Reuse.Rockpools;

namespace Gateway.Reuse;

/// <summary>The three places of the gateway that can reuse memory, each in a mode of its own.</summary>
internal sealed record Tiers(ConnectionTier Connections, RequestTier Requests, SerialisationTier Serialisation)
{
    public static Tiers Of(ReuseMode connections, ReuseMode requests, ReuseMode serialisation) => new(
        connections switch
        {
            ReuseMode.ArrayPool => new ArrayConnections(),
            ReuseMode.Rockpool => new RockpoolConnections(),
            _ => new FreshConnections(),
        },
        requests switch
        {
            ReuseMode.ArrayPool => new ArrayRequests(),
            ReuseMode.Rockpool => new RockpoolRequests(),
            _ => new FreshRequests(),
        },
        serialisation switch
        {
            ReuseMode.ArrayPool => new ArraySerialisation(),
            ReuseMode.Rockpool => new RockpoolSerialisation(),
            _ => new FreshSerialisation(),
        });
}
