using System.Globalization;

namespace Rockpool.Guard;

/// <summary>One field of an item at one moment.</summary>
/// <param name="Path">From the item: names of fields, joined by dots.</param>
/// <param name="Kind">How it is compared.</param>
/// <param name="Value">The value, or the object itself.</param>
internal readonly record struct Stroke(string Path, StrokeKind Kind, object? Value)
{
    /// <summary>Elements that hold something.</summary>
    public int Count { get; init; }

    /// <summary>The elements' fingerprint.</summary>
    public int Print { get; init; }

    /// <summary>Whether elements are their own values, so that those of two items can be compared.</summary>
    public bool IsByValue { get; init; }

    /// <summary>Whether it cannot be set after its item was made.</summary>
    public bool IsFixed { get; init; }

    public bool IsSameAs(Stroke other) => Kind == other.Kind && Count == other.Count && Print == other.Print
        && (Kind == StrokeKind.Scalar ? Equals(Value, other.Value) : ReferenceEquals(Value, other.Value));

    /// <summary>Whether the field of one fresh item is another than that of another.</summary>
    public bool VariesFrom(Stroke other) => Kind != other.Kind || Kind switch
    {
        StrokeKind.Scalar => !Equals(Value, other.Value),
        StrokeKind.Contents => Count != other.Count || (IsByValue && other.IsByValue && Print != other.Print),
        StrokeKind.Reference => Value is null != other.Value is null,
        _ => false,
    };

    /// <summary>What a field holds that the same field of a fresh item does not; null if there is nothing.</summary>
    public string? Beyond(Stroke fresh)
    {
        if (Value is null || ReferenceEquals(Value, fresh.Value))
            return null;
        bool holds = Kind switch
        {
            StrokeKind.Scalar => !IsFixed && !Equals(Value, fresh.Value) && !Nature.IsDefault(Value),
            StrokeKind.Contents => Count > 0 && !HasAsManyAs(fresh),
            StrokeKind.Reference => fresh.Value is null,
            _ => false,
        };
        if (!holds)
            return null;
        return Kind == StrokeKind.Contents ? string.Create(CultureInfo.InvariantCulture, $"{Path} (of length {Count})") : Path;
    }

    private bool HasAsManyAs(Stroke fresh) =>
        fresh.Kind == Kind && fresh.Count == Count && (!IsByValue || fresh.Print == Print);
}
