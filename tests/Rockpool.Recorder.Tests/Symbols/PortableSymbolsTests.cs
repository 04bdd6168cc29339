using System.Reflection.PortableExecutable;
using Rockpool.Recorder.Decode.Symbols;
using Rockpool.Recorder.Tests.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>SymbolTarget keeps its symbols beside it, StreamTarget within it.</summary>
public sealed class PortableSymbolsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rockpool-").FullName;

    [Theory]
    [InlineData("SymbolTarget")]
    [InlineData("StreamTarget")]
    public void LinesAreFoundBesideTheModuleOrWithinIt(string project) => Assert.True(HasLines(Module(project)));

    [Theory]
    [InlineData("SymbolTarget")]
    [InlineData("StreamTarget")]
    public void SymbolsOfAnotherBuildAreNotUsed(string project) =>
        Assert.False(HasLines(Module(project) with { PdbId = Guid.NewGuid() }));

    [Fact]
    public void ThePathThatTheCompilerWroteToIsTriedToo()
    {
        ModuleImage module = Module("SymbolTarget");
        string symbols = Path.ChangeExtension(module.Path, ".pdb");
        Assert.True(HasLines(module with { Path = Path.Combine(_folder, "SymbolTarget.dll"), PdbPath = symbols }));
        Assert.False(HasLines(module with { Path = Path.Combine(_folder, "SymbolTarget.dll"), PdbPath = "/_/gone.pdb" }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(3000)]
    public void BrokenSymbolsAreNone(int length)
    {
        ModuleImage module = Module("SymbolTarget");
        byte[] symbols = File.ReadAllBytes(Path.ChangeExtension(module.Path, ".pdb"));
        File.WriteAllBytes(Path.Combine(_folder, "SymbolTarget.pdb"), symbols[..length]);
        Assert.False(HasLines(module with { Path = Path.Combine(_folder, "SymbolTarget.dll"), PdbPath = "" }));
    }

    [Fact]
    public void AModuleThatIsNoImageHasNone()
    {
        string path = Path.Combine(_folder, "odd.dll");
        File.WriteAllText(path, "not an image");
        Assert.False(HasLines(new ModuleImage(1, path, Guid.NewGuid(), "odd.pdb")));
        Assert.False(HasLines(new ModuleImage(1, "", Guid.NewGuid(), "")));
        Assert.False(HasLines(new ModuleImage(1, path, Guid.Empty, "odd.pdb")));
    }

    [Fact]
    public void ATokenThatIsNoMethodHasNoLine()
    {
        ModuleLines lines = ModuleLines.Open(Module("SymbolTarget"))!;
        Assert.Null(lines.LineAt(0x06FFFFFF, 0));
        Assert.Null(lines.LineAt(0x06000000, 0));
        Assert.Null(lines.LineAt(0x02000001, 0));
    }

    [Theory]
    [InlineData("/app/Shop.dll", "Shop")]
    [InlineData(@"C:\app\Shop.Core.DLL", "Shop.Core")]
    [InlineData("Shop.exe", "Shop")]
    [InlineData("/app/Shop.Plugins", "Shop.Plugins")]
    [InlineData("", null)]
    public void AModuleIsNamedAfterItsFile(string path, string? name) =>
        Assert.Equal(name, new ModuleImage(1, path, Guid.Empty, "").Name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static bool HasLines(ModuleImage module)
    {
        if (ModuleLines.Open(module) is not { } lines) return false;
        SourceLine? line = Enumerable.Range(1, 50).Select(row => lines.LineAt(0x06000000 | row, 0)).First(found => found is not null);
        Assert.EndsWith(".cs", line!.Value.File, StringComparison.Ordinal);
        Assert.True(line.Value.Line > 0);
        return true;
    }

    private static ModuleImage Module(string project)
    {
        string path = StartedTarget.PathOf(project, "net10.0") + ".dll";
        using PEReader image = new(File.OpenRead(path));
        DebugDirectoryEntry entry = image.ReadDebugDirectory().First(each => each.Type == DebugDirectoryEntryType.CodeView);
        CodeViewDebugDirectoryData data = image.ReadCodeViewDebugDirectoryData(entry);
        return new ModuleImage(1, path, data.Guid, data.Path);
    }
}
