using Rockpool.Events;
using Rockpool.Guard;
using Rockpool.Tides;

namespace Rockpool;

/// <summary>
/// Watches how pools are used: finds items returned twice or to the wrong pool, used after their return, never returned, or
/// still holding data after their reset.
/// </summary>
/// <remarks>
/// Every member may be called from any thread. The level at the start is that of the environment variable
/// <c>ROCKPOOL_GUARD</c>: <c>off</c>, <c>sampled</c> or <c>full</c>; anything else is off.
/// </remarks>
public static class RockpoolGuard
{
    private const string Variable = "ROCKPOOL_GUARD";

    private static readonly Lock Door = new();
    private static volatile GuardLevel _level = AtStart();
    private static volatile int _switches;

    /// <summary>
    /// How much is looked at in all pools. What was rented before a switch is not judged by what comes after it. Setting it
    /// walks all pools and may discard idle items.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no level.</exception>
    public static GuardLevel Level
    {
        get => _level;
        set
        {
            if (!Enum.IsDefined(value))
                throw new ArgumentOutOfRangeException(nameof(value), value, "Expected Off, Sampled or Full.");
            Switch(value);
        }
    }

    /// <summary>
    /// Called for every finding, on the thread that made the mistake or, for leaks and what the guard saw by itself, on one of
    /// the thread pool. What it throws reaches whoever rented or returned, or ends the process. Items must not be used in it.
    /// </summary>
    public static event Action<GuardFinding>? Found;

    /// <summary>How often the level changed.</summary>
    internal static int Switches => _switches;

    internal static bool IsOn => _level != GuardLevel.Off;

    /// <summary>Where every finding comes by. No lock may be held.</summary>
    internal static void Tell(GuardFinding finding, PoolStory story, object? item)
    {
        story.Found(finding, item);
        Found?.Invoke(finding);
    }

    private static GuardLevel AtStart() => Environment.GetEnvironmentVariable(Variable)?.ToLowerInvariant() switch
    {
        "sampled" => GuardLevel.Sampled,
        "full" => GuardLevel.Full,
        _ => GuardLevel.Off,
    };

    private static void Switch(GuardLevel level)
    {
        List<Action> rest = [];
        lock (Door)
        {
            if (level == _level)
                return;
            // Before the pools are told: one that is joined from now on asks.
            _level = level;
            _switches++;
            foreach (IGuarded pool in Tide.Members().OfType<IGuarded>())
            {
                if (pool.Rearm(level) is { } dismissal)
                    rest.Add(dismissal);
            }

            Sampler.Run(level == GuardLevel.Sampled);
        }

        LeaseEnds.Forget();
        rest.ForEach(dismissal => dismissal());
    }
}
