namespace Gateway.Reuse;

/// <summary>Where blocks come from. What many use may be used by many at once; a connection's own may not.</summary>
internal abstract class BlockSource : IDisposable
{
    public abstract Block Rent(int bytes);

    public abstract void Return(Block block);

    /// <summary>The user waits for the other side now, perhaps for long.</summary>
    public virtual void Rest()
    {
    }

    public virtual void Dispose()
    {
    }
}
