using System.Buffers;

namespace LoadTarget;

/// <summary>
/// Returns one buffer in so many twice: the planted double return. It writes nothing into buffers: one that was returned
/// twice is lent to two at once, and by how much writing there slows them down is up to chance.
/// </summary>
internal sealed class HastyHandler(int oneIn) : IHandler
{
    // A count that the workers shared would cost them more than all the rest of a request.
    [ThreadStatic]
    private static int _served;

    /// <inheritdoc/>
    public async ValueTask<int> HandleAsync(int request)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(2048);
        var sum = await Work.PassAsync(request);
        ArrayPool<byte>.Shared.Return(buffer);
        if (oneIn != 0 && ++_served % oneIn == 0)
        {
            ReturnAgain(buffer);
        }

        return sum;
    }

    private static void ReturnAgain(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer);
}
