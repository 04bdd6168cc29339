using System.Buffers;
using System.Diagnostics;

namespace PoolTarget;

/// <summary>A thread that rents and returns arrays of a few sizes, at a steady rate or flat out.</summary>
internal sealed class Renter
{
    private static readonly int[] Sizes = [100, 1000, 4096, 100_000];
    private readonly Thread _thread;

    private Renter(int number, int rate, CancellationToken stop) =>
        _thread = new Thread(() => Run(rate, stop)) { Name = $"renter {number}", IsBackground = true };

    public static Renter Start(int number, int rate, CancellationToken stop)
    {
        var renter = new Renter(number, rate, stop);
        renter._thread.Start();
        return renter;
    }

    public void Join() => _thread.Join();

    private static void Run(int rate, CancellationToken stop)
    {
        long started = Stopwatch.GetTimestamp();
        for (long pairs = 0; !stop.IsCancellationRequested; pairs++)
        {
            if (rate > 0 && pairs > rate * Stopwatch.GetElapsedTime(started).TotalSeconds)
                stop.WaitHandle.WaitOne(1);
            RentAndReturn(Sizes[pairs & 3]);
        }
    }

    private static void RentAndReturn(int size)
    {
        byte[] array = ArrayPool<byte>.Shared.Rent(size);
        array[0]++;
        ArrayPool<byte>.Shared.Return(array);
    }
}
