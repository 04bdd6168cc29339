namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>A module that the recorded process had loaded.</summary>
/// <param name="Id">The runtime's id of it.</param>
/// <param name="Path">The path of its IL image; empty for one made at run time.</param>
/// <param name="PdbId">The id that its symbols must have, or <see cref="Guid.Empty"/> where it has none.</param>
/// <param name="PdbPath">Where the compiler wrote its symbols; empty where it has none.</param>
internal sealed record ModuleImage(ulong Id, string Path, Guid PdbId, string PdbPath)
{
    /// <summary>The assembly's simple name, or null where the path does not tell.</summary>
    public string? Name { get; } = SimpleName(FileName(Path));

    /// <summary>The last part of a path of any operating system: a recording may be read on another one.</summary>
    public static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string? SimpleName(string file)
    {
        bool hasExtension = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ||
            file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);
        string name = hasExtension ? file[..^4] : file;
        return name.Length == 0 ? null : name;
    }
}
