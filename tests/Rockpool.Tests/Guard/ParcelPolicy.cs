namespace Rockpool.Tests.Guard;

internal readonly struct ParcelPolicy : IPoolPolicy<Parcel>
{
    public Parcel Create() => new();

    public bool Reset(Parcel item) => item.Reset();

    public void Discard(Parcel item) => item.Receiver = "nobody";
}
