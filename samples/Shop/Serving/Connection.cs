using System.Buffers;
using System.Net.Sockets;
using Shop.Wire;

namespace Shop.Serving;

/// <summary>One customer's connection: its requests are answered one after another.</summary>
internal sealed class Connection(Socket socket, RequestRouter router, TaskCompletionSource firstOrder)
{
    public async Task ServeAsync(CancellationToken closing)
    {
        // Held for as long as the customer stays, which is longer than any recording.
        byte[] request = ArrayPool<byte>.Shared.Rent(Frames.MaxLength);
        try
        {
            while (await Frames.ReadAsync(socket, request, closing) is > 0 and int length)
                await AnswerAsync(request, length, closing);
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException)
        {
            // The shop closes or the customer has left: either way this connection is done.
            socket.Close();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(request);
            socket.Dispose();
        }
    }

    private async Task AnswerAsync(byte[] request, int length, CancellationToken closing)
    {
        byte[] reply = ArrayPool<byte>.Shared.Rent(512);
        try
        {
            int written = await router.HandleAsync(request.AsMemory(0, length), reply.AsMemory(Frames.HeaderLength), closing);
            await Frames.WriteAsync(socket, reply.AsMemory(0, Frames.HeaderLength + written), closing);
            firstOrder.TrySetResult();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(reply);
        }
    }
}
