using System.Buffers;

namespace LoadTarget;

/// <summary>Forgets to return one buffer in so many: the planted leak.</summary>
internal sealed class LeakyHandler(int oneIn) : IHandler
{
    private int _served;

    /// <inheritdoc/>
    public async ValueTask<int> HandleAsync(int request)
    {
        var buffer = RentOne();
        var sum = await Work.FillAsync(buffer, request);
        if (oneIn == 0 || Interlocked.Increment(ref _served) % oneIn != 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return sum;
    }

    private static byte[] RentOne() => ArrayPool<byte>.Shared.Rent(4096);
}
