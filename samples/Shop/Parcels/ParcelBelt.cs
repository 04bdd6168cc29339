using System.Buffers;
using System.Collections.Concurrent;

namespace Shop.Parcels;

/// <summary>
/// Two packers hand parcels to each other: every buffer is rented by one and returned by the other, both ways, which is
/// legal and starves nobody.
/// </summary>
internal sealed class ParcelBelt : IDisposable
{
    private readonly BlockingCollection<byte[]>[] _lanes = [new(boundedCapacity: 8), new(boundedCapacity: 8)];
    private readonly CancellationToken _closing;
    private readonly Thread[] _packers;

    public ParcelBelt(CancellationToken closing)
    {
        _closing = closing;
        _packers =
        [
            new Thread(() => Pack(_lanes[0], _lanes[1])) { IsBackground = true, Name = "packer 1" },
            new Thread(() => Pack(_lanes[1], _lanes[0])) { IsBackground = true, Name = "packer 2" },
        ];
        foreach (Thread packer in _packers)
            packer.Start();
    }

    public void Dispose()
    {
        foreach (Thread packer in _packers)
            packer.Join();
        foreach (BlockingCollection<byte[]> lane in _lanes)
            lane.Dispose();
    }

    private void Pack(BlockingCollection<byte[]> from, BlockingCollection<byte[]> to)
    {
        while (!_closing.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(50)))
        {
            byte[] parcel = ArrayPool<byte>.Shared.Rent(60_000);
            if (!to.TryAdd(parcel))
                ArrayPool<byte>.Shared.Return(parcel);
            while (from.TryTake(out byte[]? other))
                ArrayPool<byte>.Shared.Return(other);
        }
    }
}
