using Rockpool.Recorder;
using Rockpool.Recorder.Decode;

namespace Rockpool.Tool.Files;

/// <summary>Names of files to be written, checked before any work is done for them.</summary>
internal static class OutputPath
{
    private const string RecordingEnding = ".rockpool";

    /// <summary>Makes sure that a file of this name can be made: its folder is there and it is no folder itself.</summary>
    /// <exception cref="RecorderException">It cannot; the message says why.</exception>
    public static void Check(string path)
    {
        if (Path.EndsInDirectorySeparator(path) || FileStatus.Of(path, follow: true)?.Kind == FileKind.Folder)
            throw new RecorderException($"{path} is a folder: name a file in it.");
        string? folder = Path.GetDirectoryName(path);
        if (!string.IsNullOrEmpty(folder) && !Directory.Exists(folder))
            throw new RecorderException($"There is no folder {folder}.");
    }

    /// <summary>Makes sure that writing a report does not destroy what it is made of.</summary>
    /// <exception cref="RecorderException">Both names lead to one file.</exception>
    public static void CheckIsNot(string path, string recording)
    {
        if (FileStatus.Of(path, follow: true) is { } output && output.Identity == FileStatus.Of(recording, follow: true)?.Identity)
            throw new RecorderException($"{path} is the recording itself: write the report to another file.");
    }

    /// <summary>Makes sure that a recording replaces nothing but an older recording.</summary>
    /// <exception cref="RecorderException">Something else is there.</exception>
    public static void CheckForRecording(string path)
    {
        Check(path);
        if (FileStatus.Of(path, follow: true)?.Kind != FileKind.Regular || path.EndsWith(RecordingEnding, StringComparison.OrdinalIgnoreCase))
            return;
        if (new FileInfo(path).Length > 0 && !RecordingFile.IsRecording(path))
            throw new RecorderException($"{path} is there and is no recording: give another name, or delete it first.");
    }
}
