using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Shop.Wire;

namespace Shop.Customers;

/// <summary>The load: a customer who asks for one thing after another, at a steady pace and always in the same order.</summary>
internal sealed class Customer(int port, int seed)
{
    private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(25);

    // What a hundred requests are made of.
    private static readonly (RequestKind Kind, int Share)[] _wishes =
    [
        (RequestKind.Order, 27), (RequestKind.Coupon, 12), (RequestKind.Invoice, 12), (RequestKind.Receipt, 8),
        (RequestKind.Search, 14), (RequestKind.Picture, 8), (RequestKind.Label, 5), (RequestKind.Export, 2),
        (RequestKind.Feed, 2), (RequestKind.Checkout, 10),
    ];

    private readonly Random _random = new(seed);
    private readonly byte[] _buffer = new byte[Frames.MaxLength];

    /// <summary>Shops until the shop closes.</summary>
    public async Task ShopAsync(CancellationToken closing)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var pace = new PeriodicTimer(_pace);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, closing);
            while (await pace.WaitForNextTickAsync(closing))
            {
                await Frames.WriteAsync(socket, NextRequest(), closing);
                if (await Frames.ReadAsync(socket, _buffer, closing) < 0)
                    return;
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // The shop has closed.
            socket.Close();
        }
    }

    private Memory<byte> NextRequest()
    {
        Memory<byte> request = _buffer.AsMemory(0, Frames.HeaderLength + 1 + 64 + _random.Next(100));
        Span<byte> body = request.Span[(Frames.HeaderLength + 1)..];
        request.Span[Frames.HeaderLength] = (byte)Wish();
        _random.NextBytes(body);
        BinaryPrimitives.WriteInt32LittleEndian(body, _random.Next());
        return request;
    }

    private RequestKind Wish()
    {
        int dice = _random.Next(100);
        foreach ((RequestKind kind, int share) in _wishes)
        {
            dice -= share;
            if (dice < 0)
                return kind;
        }

        throw new InvalidOperationException("the shares do not add up to a hundred");
    }
}
