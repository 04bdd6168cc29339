using System.Buffers;

namespace Reading;

/// <summary>The recorded program: threads that rent and return arrays as fast as they can until the input is closed.</summary>
internal static class FlatOutTarget
{
    public static void Run(int threads)
    {
        bool stop = false;
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++)
        {
            workers[i] = new Thread(() =>
            {
                for (int pair = 0; !Volatile.Read(ref stop); pair++)
                    ArrayPool<byte>.Shared.Return(ArrayPool<byte>.Shared.Rent(100 << (pair & 7)));
            });
            workers[i].Start();
        }

        Console.WriteLine("ready");
        Console.In.ReadToEnd();
        Volatile.Write(ref stop, true);
        foreach (Thread worker in workers)
            worker.Join();
    }
}
