namespace Rockpool.Tests;

/// <summary>Where a test does something.</summary>
internal static class On
{
    /// <summary>Runs it on a thread of its own and waits; what it throws fails the test.</summary>
    public static void AnotherThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
