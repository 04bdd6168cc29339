using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>Finds the portable symbols (PDB) of a module on this machine.</summary>
internal static class PortableSymbols
{
    /// <summary>The symbols whose id is the module's, read into memory; null where there are none.</summary>
    public static MetadataReader? Find(ModuleImage module)
    {
        if (module.PdbId == Guid.Empty) return null;
        foreach (string path in Candidates(module))
            if (Read(path, FromPdb, module.PdbId) is { } symbols)
                return symbols;
        return Read(module.Path, Embedded, module.PdbId);
    }

    private static IEnumerable<string> Candidates(ModuleImage module)
    {
        string? folder = Path.GetDirectoryName(module.Path);
        if (!string.IsNullOrEmpty(folder))
        {
            yield return Path.Combine(folder, ModuleImage.FileName(module.PdbPath));
            yield return Path.Combine(folder, module.Name + ".pdb");
        }

        yield return module.PdbPath;
    }

    private static MetadataReader? Read(string path, Func<FileStream, MetadataReaderProvider?> open, Guid id)
    {
        if (path.Length == 0) return null;
        try
        {
            // The path comes from the recording: what is no plain file, such as a pipe, has no length and is left alone.
            if (new FileInfo(path) is not { Exists: true, Length: > 0 }) return null;
            using FileStream file = File.OpenRead(path);
            MetadataReader? symbols = open(file)?.GetMetadataReader();
            return symbols?.DebugMetadataHeader is { } header && new BlobContentId(header.Id).Guid == id ? symbols : null;
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Names without lines are still a good report.
            return null;
        }
    }

    private static MetadataReaderProvider FromPdb(FileStream file) =>
        MetadataReaderProvider.FromPortablePdbStream(file, MetadataStreamOptions.PrefetchMetadata);

    private static MetadataReaderProvider? Embedded(FileStream file)
    {
        using PEReader image = new(file, PEStreamOptions.LeaveOpen);
        foreach (DebugDirectoryEntry entry in image.ReadDebugDirectory())
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                return image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        return null;
    }
}
