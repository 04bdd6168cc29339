namespace Rockpool.Tides;

/// <summary>
/// Tells of every gen2 collection: an object that nobody refers to, whose finaliser lets it live once more. Old after two
/// collections, it is finalised only by those of its own generation.
/// </summary>
internal sealed class Gen2Signal
{
    private readonly Action _came;
    private int _seen = GC.CollectionCount(2);

    private Gen2Signal(Action came) => _came = came;

    ~Gen2Signal()
    {
        // While it is young it is finalised after collections of younger generations too.
        int count = GC.CollectionCount(2);
        if (count != _seen)
            _came();
        _seen = count;
        GC.ReRegisterForFinalize(this);
    }

    /// <summary>Calls back after every gen2 collection from now on, on the finaliser thread.</summary>
    public static void Start(Action came) => _ = new Gen2Signal(came);
}
