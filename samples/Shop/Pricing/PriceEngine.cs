using System.Buffers;

namespace Shop.Pricing;

/// <summary>Recalculates prices on four threads that share one private pool.</summary>
internal sealed class PriceEngine : IDisposable
{
    private const int Threads = 4;

    private readonly ArrayPool<double> _curves = ArrayPool<double>.Create(maxArrayLength: 4096, maxArraysPerBucket: 32);
    private readonly CancellationToken _closing;
    private readonly Thread[] _workers;

    public PriceEngine(CancellationToken closing)
    {
        _closing = closing;
        _workers = [.. Enumerable.Range(0, Threads).Select(number => new Thread(Work) { IsBackground = true, Name = $"pricing {number}" })];
        foreach (Thread worker in _workers)
            worker.Start();
    }

    public void Dispose()
    {
        foreach (Thread worker in _workers)
            worker.Join();
    }

    private void Work()
    {
        for (int article = 0; !_closing.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(100)); article++)
            Recalculate(article);
    }

    private void Recalculate(int article)
    {
        double[] demand = _curves.Rent(1000);
        double[] supply = _curves.Rent(1000);
        for (int point = 0; point < 1000; point++)
        {
            demand[point] = PriceBoard.PriceOf(article) / (1.0 + point);
            supply[point] = PriceBoard.PriceOf(article + point) * 0.5;
        }

        _curves.Return(supply);
        _curves.Return(demand);
    }
}
