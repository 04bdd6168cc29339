using Rockpool.Events;

namespace Rockpool.Guard;

/// <summary>
/// How often each mistake was met, in one pool or in all that are one to their user, since the guard's level changed last: what
/// goes wrong at a place mostly does so each time. Thread-safe.
/// </summary>
internal sealed class Told
{
    private readonly Lock _door = new();
    private readonly Dictionary<string, (long Times, int Epoch)> _mistakes = [];
    private int _switch;

    /// <summary>Counts a mistake.</summary>
    /// <param name="mistake">What tells it from others.</param>
    /// <param name="isNewToListeners">Whether a listener of the event source came since it was met last.</param>
    /// <returns>How often it was met, this time included.</returns>
    public long Count(string mistake, out bool isNewToListeners)
    {
        int epoch = Volatile.Read(ref Audience.Epoch);
        lock (_door)
        {
            if (_switch != RockpoolGuard.Switches)
                _mistakes.Clear();
            _switch = RockpoolGuard.Switches;
            (long times, int told) = _mistakes.GetValueOrDefault(mistake);
            isNewToListeners = times == 0 || told != epoch;
            _mistakes[mistake] = (times + 1, epoch);
            return times + 1;
        }
    }
}
