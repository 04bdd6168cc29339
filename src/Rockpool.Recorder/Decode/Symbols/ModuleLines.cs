using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>The source lines of a module, from its portable symbols. Not thread-safe.</summary>
internal sealed class ModuleLines
{
    private readonly MetadataReader _symbols;
    private readonly Dictionary<DocumentHandle, string> _files = [];

    private ModuleLines(MetadataReader symbols) => _symbols = symbols;

    /// <summary>
    /// Opens the symbols of a module: beside it, where the compiler wrote them, or within it. Symbols of another build
    /// of the same module are not used.
    /// </summary>
    /// <returns>Null where there are none, or none that belong to it.</returns>
    public static ModuleLines? Open(ModuleImage module) =>
        PortableSymbols.Find(module) is { } symbols ? new ModuleLines(symbols) : null;

    /// <summary>The line of the statement at <paramref name="offset"/> in the IL of a method.</summary>
    /// <returns>Null where the method has no line, as code that the compiler made up does.</returns>
    public SourceLine? LineAt(int methodToken, int offset)
    {
        EntityHandle method = MetadataTokens.EntityHandle(methodToken);
        if (method.Kind != HandleKind.MethodDefinition) return null;
        int row = MetadataTokens.GetRowNumber(method);
        if (row == 0 || row > _symbols.GetTableRowCount(TableIndex.MethodDebugInformation)) return null;
        SequencePoint? best = null;
        try
        {
            foreach (SequencePoint point in
                _symbols.GetMethodDebugInformation(MetadataTokens.MethodDebugInformationHandle(row)).GetSequencePoints())
            {
                if (point.IsHidden) continue;
                if (best is not null && point.Offset > offset) break;
                best = point;
            }

            return best is { } found ? new SourceLine(FileOf(found.Document), found.StartLine) : null;
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private string FileOf(DocumentHandle document)
    {
        if (_files.TryGetValue(document, out string? file)) return file;
        file = _symbols.GetString(_symbols.GetDocument(document).Name);
        _files.Add(document, file);
        return file;
    }
}
