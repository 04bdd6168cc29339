using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Rockpool.Guard;

/// <summary>Counts what is in a collection, and takes its fingerprint.</summary>
internal static class Contents
{
    // Of longer ones the beginning: the guard must not take longer than the work.
    private const int MostBytes = 1 << 16;
    private const int MostElements = 4096;
    private const int Torn = -1;

    /// <summary>The stroke of a value that holds elements; null if it does not.</summary>
    public static Stroke? Of(string path, object value) => value switch
    {
        Array array => OfArray(path, array),
        StringBuilder builder => OfBuilder(path, builder),
        MemoryStream stream => OfStream(path, stream),
        IEnumerable elements when Nature.IsCollection(value) => OfElements(path, elements),
        _ => null,
    };

    private static Stroke OfArray(string path, Array array)
    {
        if (array.GetType().GetElementType() is not { IsPrimitive: true } element)
            return OfElements(path, array);
        bool isBuffer = element == typeof(byte) || element == typeof(char) || element == typeof(sbyte);
        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(
            ref MemoryMarshal.GetArrayDataReference(array), Math.Min(Buffer.ByteLength(array), MostBytes));
        HashCode print = default;
        print.AddBytes(bytes);
        return new Stroke(path, isBuffer ? StrokeKind.Buffer : StrokeKind.Contents, array)
        {
            Count = bytes.ContainsAnyExcept((byte)0) ? array.Length : 0,
            Print = print.ToHashCode(),
            IsByValue = true,
        };
    }

    private static Stroke OfBuilder(string path, StringBuilder builder)
    {
        HashCode print = default;
        foreach (ReadOnlyMemory<char> chunk in builder.GetChunks())
            print.AddBytes(MemoryMarshal.AsBytes(chunk.Span));
        return new Stroke(path, StrokeKind.Contents, builder) { Count = builder.Length, Print = print.ToHashCode(), IsByValue = true };
    }

    private static Stroke OfStream(string path, MemoryStream stream) => stream.CanSeek
        ? new Stroke(path, StrokeKind.Contents, stream) { Count = (int)stream.Length, Print = (int)stream.Position, IsByValue = true }
        : new Stroke(path, StrokeKind.Reference, stream);

    private static Stroke OfElements(string path, IEnumerable elements)
    {
        var stroke = new Stroke(path, StrokeKind.Contents, elements);
        int count = 0;
        bool isByValue = true;
        HashCode print = default;
        try
        {
            foreach (object? element in elements)
            {
                bool isScalar = element is null || Nature.IsScalar(element);
                isByValue &= isScalar;
                print.Add(isScalar || element is ValueType ? element?.GetHashCode() ?? 0 : RuntimeHelpers.GetHashCode(element));
                count += element is null || (elements is Array && element is ValueType && Nature.IsDefault(element)) ? 0 : 1;
                if (count == MostElements)
                    break;
            }
        }
        catch (InvalidOperationException)
        {
            // Somebody changes it at this moment: it will not look like this again.
            return stroke with { Count = Torn, Print = Environment.TickCount };
        }

        return stroke with { Count = count, Print = print.ToHashCode(), IsByValue = isByValue };
    }
}
