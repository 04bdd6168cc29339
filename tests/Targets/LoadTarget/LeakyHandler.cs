using System.Buffers;

namespace LoadTarget;

/// <summary>Forgets to return one buffer in so many: the planted leak.</summary>
internal sealed class LeakyHandler(int oneIn) : IHandler
{
    // A count that the workers shared would cost them more than all the rest of a request.
    [ThreadStatic]
    private static int _served;

    /// <inheritdoc/>
    public async ValueTask<int> HandleAsync(int request)
    {
        var buffer = RentOne();
        var sum = await Work.FillAsync(buffer, request);
        if (oneIn == 0 || ++_served % oneIn != 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return sum;
    }

    private static byte[] RentOne() => ArrayPool<byte>.Shared.Rent(4096);
}
