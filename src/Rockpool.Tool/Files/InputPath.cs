using Rockpool.Recorder;

namespace Rockpool.Tool.Files;

/// <summary>Names of files to be read, checked before they are opened.</summary>
internal static class InputPath
{
    /// <summary>
    /// Makes sure that a recording can be read at any place and more than once. A pipe cannot, and opening one that nobody
    /// writes to any more waits for ever.
    /// </summary>
    /// <exception cref="RecorderException">It cannot.</exception>
    public static void Check(string path)
    {
        if (FileStatus.Of(path, follow: true)?.Kind == FileKind.Special)
            throw new RecorderException($"{path} is a pipe or a device, no file: save the recording to a file and name that.");
    }
}
