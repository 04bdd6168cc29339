namespace Gateway.Wire;

/// <summary>What a short request is answered with.</summary>
/// <param name="Peer">The connection that is to have the message.</param>
/// <param name="Bytes">The length of the body that came.</param>
internal readonly record struct Receipt(uint Peer, int Bytes);
