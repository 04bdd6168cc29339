using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode;

/// <summary>Opens any file that a report can be made of.</summary>
public static class RecordingFile
{
    /// <summary>Opens a <c>.rockpool</c> recording or a bare NetTrace file; the content decides, not the name.</summary>
    /// <exception cref="RecorderException">It cannot be read, is empty, or is neither; the message says which.</exception>
    public static JournalReader Open(string path) => throw new NotImplementedException();
}
