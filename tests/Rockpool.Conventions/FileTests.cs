using System.Text.RegularExpressions;
using Xunit;

namespace Rockpool.Conventions;

public sealed partial class FileTests
{
    private const int MaxLines = 300;
    private const string CatalogueOfShapes = "one of every shape of member, as a catalogue";

    /// <summary>Files that say one thing with more than one type.</summary>
    private static readonly Dictionary<string, string> _severalTypes = new()
    {
        ["src/Rockpool.Diagnosis/Journal/Identifiers.cs"] = "the ids are one line each and are read side by side",
        ["tests/Targets/SymbolTarget/Shapes.cs"] = CatalogueOfShapes,
    };

    /// <summary>Files that are longer than the limit.</summary>
    private static readonly Dictionary<string, string> _long = new() { ["tests/Targets/SymbolTarget/Shapes.cs"] = CatalogueOfShapes };

    [Fact]
    public void AFileHoldsOneType()
    {
        var crowded = Repository.Sources
            .Where(file => !_severalTypes.ContainsKey(file))
            .Where(file => TopLevelType().Count(Repository.Read(file)) > 1);
        Assert.Empty(crowded);
    }

    [Fact]
    public void AFileIsNamedAfterItsType()
    {
        var misnamed =
            from file in Repository.Sources
            where !_severalTypes.ContainsKey(file)
            let type = TopLevelType().Match(Repository.Read(file))
            where type.Success && type.Groups["name"].Value != Path.GetFileName(file).Split('.')[0]
            select $"{file}: {type.Groups["name"].Value}";
        Assert.Empty(misnamed);
    }

    [Fact]
    public void AFileIsNotLong()
    {
        var tooLong = Repository.Sources
            .Where(file => !_long.ContainsKey(file))
            .Select(file => (file, lines: Repository.Lines(file).Length))
            .Where(pair => pair.lines > MaxLines);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void ExceptionsAreStillNeeded()
    {
        Assert.All(_severalTypes.Keys, file => Assert.True(TopLevelType().Count(Repository.Read(file)) > 1, file));
        Assert.All(_long.Keys, file => Assert.True(Repository.Lines(file).Length > MaxLines, file));
    }

    [Fact]
    public void NoRegions() => Assert.Empty(LinesThatMatch(Repository.Sources, Region()));

    /// <summary>A test waits for what it needs, never for time to pass. The programs that tests record may keep a pace.</summary>
    [Fact]
    public void NoTestSleeps() => Assert.Empty(LinesThatMatch(
        Repository.Sources.Where(file => file.StartsWith("tests/", StringComparison.Ordinal) && !file.StartsWith("tests/Targets/", StringComparison.Ordinal)),
        Sleep()));

    [Fact]
    public void NoEmptyCatch() =>
        Assert.DoesNotContain(Repository.Sources, file => EmptyCatch().IsMatch(Repository.Read(file)));

    private static IEnumerable<string> LinesThatMatch(IEnumerable<string> files, Regex pattern) =>
        from file in files
        from line in Repository.Lines(file).Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{file}:{line.number}: {line.text.Trim()}";

    // With file-scoped namespaces a type that begins in the first column is a top-level one.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|readonly|ref|partial|unsafe)\s+)*(?:class|struct|interface|enum|record(?:\s+struct|\s+class)?|delegate\s+\S+)\s+(?<name>\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^\s*#(region|endregion)\b")]
    private static partial Regex Region();

    [GeneratedRegex(@"\b(Thread\s*\.\s*Sleep|Task\s*\.\s*Delay)\s*\(")]
    private static partial Regex Sleep();

    [GeneratedRegex(@"\bcatch\b[^{]*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
