namespace Gateway;

/// <summary>What was asked for cannot be done: the message is for who asked.</summary>
internal sealed class GatewayException(string message) : Exception(message);
