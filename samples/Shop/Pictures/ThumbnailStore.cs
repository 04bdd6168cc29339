using System.Runtime.CompilerServices;
using Microsoft.IO;

namespace Shop.Pictures;

/// <summary>Loads small pictures of articles.</summary>
internal static class ThumbnailStore
{
    private static readonly RecyclableMemoryStreamManager _streams = new(new RecyclableMemoryStreamManager.Options
    {
        BlockSize = 8 * 1024,
        LargeBufferMultiple = 64 * 1024,
        MaximumBufferSize = 1024 * 1024,
    });

    private static readonly byte[] _picture = new byte[8000];

    /// <summary>The picture's length in bytes, or 0 where the customer has it already.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Load(ReadOnlySpan<byte> body)
    {
        RecyclableMemoryStream picture = _streams.GetStream("thumbnail", _picture.Length);
        picture.Write(_picture);
        if (body[0] % 4 == 0)
        {
            // PLANTED RP1018: the customer has it already, so out early, and the stream is left to its finaliser.
            if (!Defects.Planted)
                picture.Dispose();
            return 0;
        }

        int length = (int)picture.Length;
        picture.Dispose();
        return length;
    }
}
