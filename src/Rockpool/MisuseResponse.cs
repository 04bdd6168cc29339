namespace Rockpool;

/// <summary>What a pool does about a mistake of its user that it notices.</summary>
public enum MisuseResponse
{
    /// <summary>Throws where the mistake is made. While the guard is on, the message names the places in the code.</summary>
    Throw,

    /// <summary>Counts it (<see cref="PoolStatistics.Misuses"/>) and goes on as if it had not been made. What would hand out
    /// somebody else's item throws all the same. While the guard is on, <see cref="RockpoolGuard.Found"/> is told where it was
    /// made.</summary>
    Report,
}
