namespace Gateway.Reuse;

/// <summary>A frame on its way to a subscriber.</summary>
/// <param name="Frame">Its bytes.</param>
/// <param name="Owner">Is released when the subscriber has it; null if there is nothing to give back.</param>
internal readonly record struct Parcel(Memory<byte> Frame, Owner? Owner)
{
    public void Release() => Owner?.Release();
}
