using System.Buffers.Binary;
using System.Text;
using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.NetTrace;
using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Decode;

/// <summary>Opens any file that a report can be made of.</summary>
public static class RecordingFile
{
    private const int KindLength = 8;

    /// <summary>Opens a <c>.rockpool</c> recording or a bare NetTrace file; the content decides, not the name.</summary>
    /// <exception cref="RecorderException">It cannot be read, is empty, or is neither; the message says which.</exception>
    public static JournalReader Open(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            byte[] start = StartOf(path, KindLength);
            if (start.AsSpan().StartsWith("Nettrace"u8)) return new NetTraceJournal(name, NetTraceReader.Open(path));
            if (IsZip(start)) return new RecordingJournal(name, RecordingContents.Open(path));
            throw new RecorderException(start.Length == 0
                ? $"{path} is empty: nothing was recorded into it."
                : $"{path} is neither a rockpool recording nor a NetTrace file.");
        }
        catch (InvalidDataException error)
        {
            throw new RecorderException($"{path} cannot be read: it is {error.Message}.", error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RecorderException($"There is no file {path}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RecorderException(
                Directory.Exists(path) ? $"{path} is a directory: name the recording in it." : $"Cannot read {path}: {error.Message}",
                error);
        }
    }

    /// <summary>
    /// Whether a file is a recording of this tool's, as far as its first member shows.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsRecording(string path)
    {
        byte[] start = StartOf(path, ZipRecords.LocalLength + MemberName.Manifest.Length);
        return IsZip(start) && start.AsSpan().EndsWith(Encoding.ASCII.GetBytes(MemberName.Manifest));
    }

    private static bool IsZip(ReadOnlySpan<byte> start) => start.Length >= sizeof(uint)
        && BinaryPrimitives.ReadUInt32LittleEndian(start) is ZipRecords.LocalSignature or ZipRecords.EndSignature;

    private static byte[] StartOf(string path, int length)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] start = new byte[length];
        int read = file.ReadAtLeast(start, length, throwOnEndOfStream: false);
        return start[..read];
    }
}
