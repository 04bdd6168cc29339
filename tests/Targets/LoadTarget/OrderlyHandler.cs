using System.Buffers;

namespace LoadTarget;

/// <summary>Rents and returns as one should.</summary>
internal sealed class OrderlyHandler : IHandler
{
    /// <inheritdoc/>
    public async ValueTask<int> HandleAsync(int request)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1024);
        try
        {
            return await Work.FillAsync(buffer, request);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
