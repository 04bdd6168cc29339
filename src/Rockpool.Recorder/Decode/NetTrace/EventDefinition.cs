namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>What a NetTrace metadata record says of one kind of event.</summary>
/// <param name="Provider">The provider's name.</param>
/// <param name="Id">The event's id within its provider.</param>
/// <param name="Name">The event's name; often empty for the runtime's own events.</param>
/// <param name="Version">The payload's version.</param>
public sealed record EventDefinition(string Provider, int Id, string Name, int Version);
