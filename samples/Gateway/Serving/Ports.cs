namespace Gateway.Serving;

/// <summary>Where a gateway listens, on 127.0.0.1.</summary>
internal sealed record Ports(int Tcp, int Udp, int Http);
