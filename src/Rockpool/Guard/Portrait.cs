namespace Rockpool.Guard;

/// <summary>What an item looks like at one moment, field by field. Never changes.</summary>
internal sealed class Portrait
{
    private readonly Portrait? _fresh;
    private readonly Dictionary<string, Stroke> _strokes = [];

    private Portrait(Portrait? fresh) => _fresh = fresh;

    /// <summary>Paints an item.</summary>
    /// <param name="item">The item. Nothing of its own code runs, but <c>Equals</c> and <c>GetHashCode</c> of values in it.</param>
    /// <param name="fresh">A fresh item: what this one has in common with it is not its own, and not looked into.</param>
    public static Portrait Of(object item, Portrait? fresh)
    {
        var portrait = new Portrait(fresh);
        new Painter(portrait._strokes, fresh?._strokes).Paint(item);
        return portrait;
    }

    /// <summary>Paints an item as this was painted.</summary>
    public Portrait Again(object item) => Of(item, _fresh);

    /// <summary>The fields that are not what they were.</summary>
    public IEnumerable<string> ChangesSince(Portrait before)
    {
        foreach ((string path, Stroke was) in before._strokes)
        {
            // What is missing now was inside of an object that is another now.
            if (_strokes.TryGetValue(path, out Stroke now) && !now.IsSameAs(was))
                yield return path;
        }
    }

    /// <summary>The fields that hold what those of a fresh item do not.</summary>
    public IEnumerable<string> Residue()
    {
        foreach ((string path, Stroke stroke) in _strokes)
        {
            if (_fresh is not null && _fresh._strokes.TryGetValue(path, out Stroke fresh) && stroke.Beyond(fresh) is { } residue)
                yield return residue;
        }
    }
}
