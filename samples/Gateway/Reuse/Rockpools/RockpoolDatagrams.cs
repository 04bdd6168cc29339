using System.Net.Sockets;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>Several datagrams to a block that the collector does not move.</summary>
internal sealed class RockpoolDatagrams : DatagramSource
{
    private readonly PinnedMemoryPool _blocks = new(new PinnedMemoryPoolOptions { Name = "datagrams" });
    private readonly DatagramReceiver _receiver;

    public RockpoolDatagrams(Socket socket) => _receiver = new DatagramReceiver(socket, _blocks, MostBytes);

    public override async ValueTask<Datagram> ReceiveAsync(CancellationToken stopping) =>
        RockpoolDatagram.Of(await _receiver.ReceiveAsync(stopping));

    public override void Dispose()
    {
        _receiver.Dispose();
        _blocks.Dispose();
    }
}
