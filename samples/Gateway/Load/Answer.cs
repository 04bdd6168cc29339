using System.Buffers.Text;

namespace Gateway.Load;

/// <summary>Knows when an HTTP answer is all there: by its length, or by its last chunk.</summary>
internal static class Answer
{
    public static bool IsWhole(ReadOnlySpan<byte> received)
    {
        int head = received.IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return false;
        ReadOnlySpan<byte> body = received[(head + 4)..];
        ReadOnlySpan<byte> name = "Content-Length: "u8;
        int length = received[..head].IndexOf(name);
        if (length < 0)
            return body.EndsWith("0\r\n\r\n"u8);
        return Utf8Parser.TryParse(received[(length + name.Length)..], out int bytes, out _) && body.Length >= bytes;
    }
}
