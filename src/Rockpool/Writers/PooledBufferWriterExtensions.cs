using System.Text.Json;

namespace Rockpool;

/// <summary>What a writer of bytes does more.</summary>
public static class PooledBufferWriterExtensions
{
    /// <summary>Writes everything that was written to a stream, part by part. Allocates nothing.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="destination">Where to.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public static void WriteTo(this PooledBufferWriter<byte> writer, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(destination);
        for (int i = 0; i < writer.Parts; i++)
            destination.Write(writer.Part(i).Span);
    }

    /// <summary>Writes everything that was written to a stream, part by part. The writer must not be used meanwhile.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="cancellationToken">For the stream.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ObjectDisposedException">The writer was disposed.</exception>
    public static async ValueTask WriteToAsync(
        this PooledBufferWriter<byte> writer, Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(destination);
        for (int i = 0; i < writer.Parts; i++)
            await destination.WriteAsync(writer.Part(i), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes a JSON value that is there as text: its bytes but the first become a part of the sequence as they are, without a copy.
    /// </summary>
    /// <remarks>What the JSON writer holds is flushed. For values of some kilobytes; a shorter one costs more this way than
    /// copied.</remarks>
    /// <param name="json">A JSON writer into <paramref name="output"/>.</param>
    /// <param name="output">What <paramref name="json"/> writes into.</param>
    /// <param name="value">One JSON value in UTF-8; whether it is one is not checked. It stays the same until <paramref name="output"/>
    /// is cleared or disposed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">No value may stand here.</exception>
    /// <exception cref="ObjectDisposedException">A writer was disposed.</exception>
    public static void LinkRawValue(this Utf8JsonWriter json, PooledBufferWriter<byte> output, ReadOnlyMemory<byte> value)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(output);
        // The first byte by the JSON writer, which puts commas and white space before it and knows then that a value is there.
        json.WriteRawValue(value.Span[..Math.Min(1, value.Length)], skipInputValidation: true);
        json.Flush();
        output.Link(value[1..]);
    }
}
