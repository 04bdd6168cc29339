using System.Buffers;

namespace LoadTarget;

/// <summary>Returns one buffer in so many twice: the planted double return.</summary>
internal sealed class HastyHandler(int oneIn) : IHandler
{
    private int _served;

    /// <inheritdoc/>
    public async ValueTask<int> HandleAsync(int request)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(2048);
        var sum = await Work.FillAsync(buffer, request);
        ArrayPool<byte>.Shared.Return(buffer);
        if (oneIn != 0 && Interlocked.Increment(ref _served) % oneIn == 0)
        {
            ReturnAgain(buffer);
        }

        return sum;
    }

    private static void ReturnAgain(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer);
}
