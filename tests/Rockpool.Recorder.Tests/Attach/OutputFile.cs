namespace Rockpool.Recorder.Tests.Attach;

/// <summary>A folder of its own for recordings, removed in the end.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rockpool-attach-");

    /// <summary>Where a recording goes.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "it.rockpool");

    /// <summary>Every recording in the folder.</summary>
    public string[] All => [.. _folder.EnumerateFiles("*.rockpool").Select(file => file.FullName).Order()];

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
