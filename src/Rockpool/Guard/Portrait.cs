namespace Rockpool.Guard;

/// <summary>What an item looks like at one moment, field by field. Never changes.</summary>
internal sealed class Portrait : ILikeness
{
    private readonly Portrait? _fresh;
    private readonly Dictionary<string, Stroke> _strokes;

    // Of a fresh item: what two of its kind do not have in common.
    private readonly HashSet<string> _varying;

    private Portrait(Portrait? fresh, Dictionary<string, Stroke>? strokes = null, HashSet<string>? varying = null)
    {
        _fresh = fresh;
        _strokes = strokes ?? [];
        _varying = varying ?? [];
    }

    /// <summary>Paints an item.</summary>
    /// <param name="item">The item. Nothing of its own code runs, but <c>Equals</c> and <c>GetHashCode</c> of values in it.</param>
    /// <param name="fresh">A fresh item: what this one has in common with it is not its own, and not looked into.</param>
    public static Portrait Of(object item, Portrait? fresh)
    {
        var portrait = new Portrait(fresh);
        new Painter(portrait._strokes, fresh?._strokes).Paint(item);
        return portrait;
    }

    /// <summary>The same, compared with another portrait of a fresh item.</summary>
    public Portrait Against(Portrait fresh) => new(fresh, _strokes);

    /// <summary>A fresh item beside another fresh one: what is not the same in both is nobody's residue.</summary>
    public Portrait Beside(Portrait other)
    {
        HashSet<string> varying = [.. _varying, .. _strokes.Keys.Except(other._strokes.Keys), .. other._strokes.Keys.Except(_strokes.Keys)];
        varying.UnionWith(_strokes.Keys.Where(path =>
            other._strokes.TryGetValue(path, out Stroke stroke) && stroke.VariesFrom(_strokes[path])));
        return new Portrait(_fresh, _strokes, varying);
    }

    /// <summary>The fields that hold what those of a fresh item do not, and how much.</summary>
    public IEnumerable<string> Residue() => Beyond().Select(field => field.Residue);

    /// <summary>The same fields' paths alone.</summary>
    public IEnumerable<string> Suspects() => Beyond().Select(field => field.Path);

    ILikeness ILikeness.Compare(object item, out string[] changed)
    {
        Portrait now = Of(item, _fresh);
        changed = [.. now.ChangesSince(this)];
        return now;
    }

    private IEnumerable<string> ChangesSince(Portrait before)
    {
        foreach ((string path, Stroke was) in before._strokes)
        {
            // What is missing now was inside of an object that is another now.
            if (_strokes.TryGetValue(path, out Stroke now) && !now.IsSameAs(was))
                yield return path;
        }
    }

    private IEnumerable<(string Path, string Residue)> Beyond()
    {
        foreach ((string path, Stroke stroke) in _strokes)
        {
            if (_fresh is not null && !_fresh._varying.Contains(path)
                && _fresh._strokes.TryGetValue(path, out Stroke fresh) && stroke.Beyond(fresh) is { } residue)
                yield return (path, residue);
        }
    }
}
