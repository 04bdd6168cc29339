namespace SymbolTarget;

/// <summary>Makes one thread wait for a lock that another holds.</summary>
internal static class Waits
{
    /// <summary>Holds a lock until another thread stands before it.</summary>
    public static void Run()
    {
        object held = new();
        Thread waiting = new(() => Enter(held));
        lock (held)
        {
            waiting.Start();

            // Nothing else in that thread can wait.
            while ((waiting.ThreadState & ThreadState.WaitSleepJoin) == 0) Thread.Yield();
        }

        waiting.Join();
    }

    private static void Enter(object held)
    {
        lock (held) Rents.Take("under a lock");
    }
}
