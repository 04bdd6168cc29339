using Rockpool;

namespace SettingTarget;

/// <summary>A program that ends with items out, a thread in the middle of its work, and pools that nobody disposes.</summary>
internal static class Outstanding
{
    private static readonly List<object> Held = [];

    /// <summary>Leaves it so; whatever the guard finds goes to the error stream.</summary>
    public static void Leave()
    {
        RockpoolGuard.Found += finding => Console.Error.WriteLine(finding);
        var pool = new Pool<Page>(default(PagePolicy));
        Pool<MemoryStream> streams = Pool.Create(() => new MemoryStream());
        for (int i = 0; i < 10; i++)
        {
            Held.Add(Ambient<Page, PagePolicy>.Rent());
            Held.Add(pool.Rent());
            Held.Add(streams.Lease());
            streams.Return(streams.Rent());
        }

        using var busy = new ManualResetEventSlim();
        new Thread(() => Work(pool, busy)) { IsBackground = true }.Start();
        busy.Wait();
    }

    private static void Work(Pool<Page> pool, ManualResetEventSlim busy)
    {
        while (true)
        {
            Page[] pages = [.. Enumerable.Range(0, 100).Select(_ => pool.Rent())];
            Array.ForEach(pages, pool.Return);
            busy.Set();
        }
    }
}
