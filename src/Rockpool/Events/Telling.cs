namespace Rockpool.Events;

/// <summary>
/// While a thread tells something. A listener in the same process may use pools itself when it is told: that is not told, or
/// there would be no end.
/// </summary>
internal readonly ref struct Telling
{
    [ThreadStatic]
    private static bool _isOn;

    public static bool IsOn => _isOn;

    public static Telling Begin()
    {
        _isOn = true;
        return default;
    }

#pragma warning disable CA1822 // What it ends is the thread's.
    public void Dispose() => _isOn = false;
#pragma warning restore CA1822
}
