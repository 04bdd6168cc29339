namespace Gateway.Reuse;

/// <summary>
/// Has memory that others use for a while. It is no <see cref="IDisposable"/>: pools of objects dispose what they have no room for,
/// and this would come back to them once more.
/// </summary>
internal abstract class Owner
{
    /// <summary>A user is done with the memory; the last one gives it back.</summary>
    public abstract void Release();
}
