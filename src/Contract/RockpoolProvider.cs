namespace Rockpool.Contract;

/// <summary>
/// What the pools and who records them agree on. A recorder reads the events of other versions of the library: an id keeps
/// its meaning for ever, and a payload only ever grows at its end.
/// </summary>
internal static class RockpoolProvider
{
    /// <summary>The name of the event source, and of the meter.</summary>
    public const string Name = "Rockpool";

    /// <summary>The version of every event: one more whenever a payload grows.</summary>
    public const byte SchemaVersion = 2;

    /// <summary>
    /// The argument of a session that says from how many microseconds on an operation beyond the thread's own items is told
    /// as slow.
    /// </summary>
    public const string SlowMicrosecondsArgument = "SlowMicroseconds";
}
