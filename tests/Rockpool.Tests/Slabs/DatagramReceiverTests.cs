using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rockpool.Tests.Slabs;

/// <summary>Datagrams that are received into blocks.</summary>
public sealed class DatagramReceiverTests : IDisposable
{
    private readonly PinnedMemoryPool _pool = new();
    private readonly Socket _in = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket _out = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);

    public DatagramReceiverTests()
    {
        _in.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _out.Connect(_in.LocalEndPoint!);
    }

    public void Dispose()
    {
        _in.Dispose();
        _out.Dispose();
        _pool.Dispose();
    }

    [Fact]
    public async Task DatagramsShareABlockAndEndOneByOne()
    {
        using var receiver = new DatagramReceiver(_in, _pool, maxDatagramBytes: 1000);
        Send("one", "two", "");
        BlockSlice one = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        BlockSlice two = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        BlockSlice none = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("one", "two", 0), (Text(one), Text(two), none.Length));
        Assert.Equal(1, _pool.Statistics.Blocks.Rents);
        one.Dispose();
        none.Dispose();
        receiver.Dispose();
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
        Assert.Equal("two", Text(two));
        two.Dispose();
        Assert.Equal(0, _pool.Statistics.Blocks.Outstanding);
    }

    [Fact]
    public async Task AFullBlockIsFollowedByTheNext()
    {
        using var receiver = new DatagramReceiver(_in, _pool, maxDatagramBytes: 1000);
        for (int i = 0; i < 20; i++)
        {
            Send(new string((char)('a' + i), 1000));
            using BlockSlice datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
            Assert.Equal(new string((char)('a' + i), 1000), Text(datagram));
        }

        Assert.InRange(_pool.Statistics.Blocks.Rents, 5, 10);
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
    }

    [Fact]
    public async Task ADatagramThatIsTooLongIsDroppedAndCounted()
    {
        using var receiver = new DatagramReceiver(_in, _pool, maxDatagramBytes: 10);
        Send("0123456789", "0123456789x", "next");
        using BlockSlice whole = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        using BlockSlice next = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("0123456789", "next", 1L), (Text(whole), Text(next), receiver.TooLong));
    }

    [Theory]
    [InlineData(60_000)]
    [InlineData(65_535)]
    public async Task ALongDatagramGetsAWideBlock(int most)
    {
        using var receiver = new DatagramReceiver(_in, _pool, most);
        Send(new string('x', 50_000));
        using BlockSlice datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal((50_000, 0), (datagram.Length, _pool.Statistics.LargeRents));
    }

    [Fact]
    public async Task ADatagramBeyondTheWidestBlockGetsFreshMemory()
    {
        using var pool = new PinnedMemoryPool(new PinnedMemoryPoolOptions { MaxSliceBytes = 8192 });
        using var receiver = new DatagramReceiver(_in, pool, maxDatagramBytes: 60_000);
        Send(new string('x', 50_000));
        using BlockSlice datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal((50_000, 1), (datagram.Length, pool.Statistics.LargeRents));
    }

    [Fact]
    public async Task TheSenderIsTold()
    {
        using var receiver = new DatagramReceiver(_in, _pool);
        var from = new SocketAddress(AddressFamily.InterNetwork);
        Send("hello");
        using BlockSlice datagram = await receiver.ReceiveFromAsync(from, TestContext.Current.CancellationToken);
        Assert.Equal("hello", Text(datagram));
        Assert.Equal(_out.LocalEndPoint, _in.LocalEndPoint!.Create(from));
    }

    [Fact]
    public async Task OneReceiveAtATimeAndACancelledOneLeavesItUsable()
    {
        using var receiver = new DatagramReceiver(_in, _pool);
        using var cancel = new CancellationTokenSource();
        ValueTask<BlockSlice> waiting = receiver.ReceiveAsync(cancel.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await receiver.ReceiveAsync(TestContext.Current.CancellationToken));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waiting);
        Send("after");
        using BlockSlice datagram = await receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        Assert.Equal("after", Text(datagram));
    }

    [Fact]
    public async Task AReceiverThatEndsWhileItReceivesKeepsItsBlockUntilThen()
    {
        var receiver = new DatagramReceiver(_in, _pool);
        ValueTask<BlockSlice> waiting = receiver.ReceiveAsync(TestContext.Current.CancellationToken);
        receiver.Dispose();
        receiver.Dispose();
        Assert.Equal(1, _pool.Statistics.Blocks.Outstanding);
        Send("last");
        BlockSlice datagram = await waiting;
        Assert.Equal("last", Text(datagram));
        datagram.Dispose();
        Assert.Equal(0, _pool.Statistics.Blocks.Outstanding);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await receiver.ReceiveAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void ArgumentsThatMakeNoSenseAreRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new DatagramReceiver(null!, _pool));
        Assert.Throws<ArgumentNullException>(() => new DatagramReceiver(_in, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatagramReceiver(_in, _pool, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatagramReceiver(_in, _pool, 65_536));
    }

    private void Send(params string[] texts) => Array.ForEach(texts, text => _out.Send(Encoding.ASCII.GetBytes(text)));

    private static string Text(BlockSlice datagram) => Encoding.ASCII.GetString(datagram.Span);
}
