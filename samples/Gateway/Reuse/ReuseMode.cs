namespace Gateway.Reuse;

/// <summary>Who keeps memory and objects for the next use.</summary>
internal enum ReuseMode
{
    /// <summary>Nobody: the collector takes them.</summary>
    None,

    /// <summary><c>ArrayPool.Shared</c> and Microsoft.Extensions.ObjectPool.</summary>
    ArrayPool,

    /// <summary>Rockpool.</summary>
    Rockpool,
}
