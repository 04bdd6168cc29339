using Rockpool;

namespace RockpoolTarget;

internal readonly struct ReceiptPolicy : IWeighedPolicy<MemoryStream>
{
    public MemoryStream Create() => new(256);

    public bool Reset(MemoryStream item)
    {
        item.SetLength(0);
        return true;
    }

    public void Discard(MemoryStream item) => item.Dispose();

    public long Weigh(MemoryStream item) => item.Capacity;
}
