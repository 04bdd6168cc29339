namespace Rockpool.Events;

/// <summary>
/// While a thread tells something. A listener in the same process may use pools itself when it is told: that is not told, or
/// there would be no end.
/// </summary>
internal readonly ref struct Telling
{
    [ThreadStatic]
    private static bool t_isOn;

    public static bool IsOn => t_isOn;

    public static Telling Begin()
    {
        t_isOn = true;
        return default;
    }

#pragma warning disable CA1822 // What it ends is the thread's.
    public void Dispose() => t_isOn = false;
#pragma warning restore CA1822
}
