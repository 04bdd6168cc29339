using System.Reflection;

namespace Rockpool.Guard;

/// <summary>Walks an item's fields, into what is its own.</summary>
/// <param name="strokes">Takes what is found.</param>
/// <param name="fresh">What a fresh item has; null while that is painted itself.</param>
internal sealed class Painter(Dictionary<string, Stroke> strokes, Dictionary<string, Stroke>? fresh)
{
    private const int Deepest = 4;
    private const int Most = 1000;
    private const string Whole = "contents";

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);

    public void Paint(object item)
    {
        if (Contents.Of(Whole, item) is { } contents)
            strokes[Whole] = contents;
        PaintFields("", item, depth: 0);
    }

    private void PaintFields(string path, object owner, int depth)
    {
        if (!owner.GetType().IsValueType && !_seen.Add(owner))
            return;
        foreach (FieldInfo field in FieldMap.Of(owner.GetType()))
        {
            if (strokes.Count < Most)
                PaintValue(path + FieldMap.NameOf(field), field, field.GetValue(owner), depth);
        }
    }

    private void PaintValue(string path, FieldInfo field, object? value, int depth)
    {
        if (value is not null && Contents.Of(path, value) is { } contents)
        {
            strokes[path] = contents;
        }
        else if (value is not null && Nature.IsScalar(value))
        {
            strokes[path] = new Stroke(path, StrokeKind.Scalar, value) { IsFixed = field.IsInitOnly };
        }
        else
        {
            // A struct is a new box each time it is read: only its fields count.
            if (value is null || !value.GetType().IsValueType)
                strokes[path] = new Stroke(path, StrokeKind.Reference, value);
            if (value is not null && depth < Deepest && !IsShared(path, value) && !Nature.IsPlatform(value.GetType()))
                PaintFields(path + ".", value, depth + 1);
        }
    }

    private bool IsShared(string path, object value) =>
        fresh is not null && fresh.TryGetValue(path, out Stroke stroke) && ReferenceEquals(stroke.Value, value);
}
