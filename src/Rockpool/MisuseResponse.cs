namespace Rockpool;

/// <summary>What a pool does about a mistake of its user that it notices.</summary>
public enum MisuseResponse
{
    /// <summary>Throws where the mistake is made.</summary>
    Throw,

    /// <summary>Counts it (<see cref="PoolStatistics.Misuses"/>) and goes on as if it had not been made. What would hand out
    /// somebody else's item throws all the same.</summary>
    Report,
}
