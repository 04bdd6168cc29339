namespace Rockpool.Guard;

/// <summary>A pool of any type, as the guard reaches it.</summary>
internal interface IGuarded
{
    /// <summary>Begins to be guarded at a level, from nothing.</summary>
    /// <returns>What remains to be done without any lock, because it runs the policy's code; null if nothing does.</returns>
    public Action? Rearm(GuardLevel level);

    /// <summary>Where the guard samples: has the next rent watched, and what has lain in quarantine since the last call is let
    /// out of it.</summary>
    /// <returns>Whether the pool was used since the last call, so that there is something to watch.</returns>
    public bool Sample();
}
