using System.Diagnostics;

namespace Rockpool.Tests;

/// <summary>Waits for what another thread or the collector is about to do.</summary>
internal static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void For(Func<bool> condition)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "it did not come");
            GC.Collect();
            Thread.Yield();
        }
    }
}
