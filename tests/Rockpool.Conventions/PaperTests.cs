using System.Text.RegularExpressions;
using Xunit;

namespace Rockpool.Conventions;

/// <summary>The papers say what is true of the repository.</summary>
public sealed partial class PaperTests
{
    [Theory]
    [InlineData("LICENSE")]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("README.md")]
    public void ThePaperIsThere(string paper) => Assert.NotEmpty(Repository.Read(paper).Trim());

    [Fact]
    public void TheLicenceIsTheOneThatThePackagesName()
    {
        Assert.StartsWith("MIT License", Repository.Read("LICENSE"));
        Assert.Contains("<PackageLicenseExpression>MIT<", Repository.Read("Directory.Build.props"));
    }

    [Fact]
    public void TheChangelogSpeaksOfThisVersion()
    {
        string version = VersionElement().Match(Repository.Read("Directory.Build.props")).Groups[1].Value;
        Assert.Contains($"## {version}", Repository.Read("CHANGELOG.md"));
    }

    [Fact]
    public void EveryRuleThatTheCodeNamesHasItsPage()
    {
        IEnumerable<string> named = Repository.Sources
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal))
            .SelectMany(file => RuleNumber().Matches(Repository.Read(file)).Select(match => match.Value))
            .Distinct();
        Assert.All(named, rule => Assert.Contains($"docs/rules/{rule}.md", Repository.Files));
    }

    [Fact]
    public void EveryRulePageIsOfARuleInTheCode()
    {
        string code = string.Concat(Repository.Sources.Where(file => file.StartsWith("src/", StringComparison.Ordinal)).Select(Repository.Read));
        var pages = Repository.Files.Where(file => RulePage().IsMatch(file)).Select(Path.GetFileNameWithoutExtension);
        Assert.All(pages, rule => Assert.Contains($"\"{rule}\"", code));
    }

    [Fact]
    public void TheReadmesCommandsExist()
    {
        string[] verbs = [.. Repository.Files
            .Select(file => CommandFile().Match(file)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value.ToLowerInvariant())];
        var commands = ShellBlock().Matches(Repository.Read("README.md"))
            .SelectMany(block => block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Contains("dotnet test", commands.Select(command => command.Split('#')[0].Trim()));
        Assert.All(commands, command => AssertExists(command, verbs));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/using-pools.md")]
    [InlineData("docs/writers.md")]
    public void ThePapersExamplesAreCompiledByATest(string paper)
    {
        string[] tests = [.. Repository.Sources
            .Where(file => file.StartsWith("tests/", StringComparison.Ordinal)).Select(file => Flat(Repository.Read(file)))];
        string[] examples = [.. SharpBlock().Matches(Repository.Read(paper)).Select(block => Flat(block.Groups[1].Value))];
        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Contains(tests, test => test.Contains(example, StringComparison.Ordinal)));

        static string Flat(string code) =>
            string.Join('\n', code.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void LinksBetweenPapersLead()
    {
        var broken =
            from paper in Repository.Files
            where paper.EndsWith(".md", StringComparison.Ordinal)
            from Match link in Link().Matches(Repository.Read(paper))
            let target = link.Groups[1].Value
            where !target.Contains("://", StringComparison.Ordinal) && !target.StartsWith('#')
            let path = Path.Combine(Repository.Root, Path.GetDirectoryName(paper)!, target.Split('#')[0])
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{paper}: {target}";
        Assert.Empty(broken);
    }

    private static void AssertExists(string command, string[] verbs)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int project = Array.IndexOf(words, "--project");
        if (project >= 0)
            Assert.True(Directory.Exists(Path.Combine(Repository.Root, words[project + 1])), command);
        if (words[0].StartsWith("./", StringComparison.Ordinal))
            Assert.True(File.Exists(Path.Combine(Repository.Root, words[0])), command);
        if (words[0] is "rockpool" or "./rockpool")
            Assert.Contains(words[1], verbs);
    }

    [GeneratedRegex("<Version>(.*?)</Version>")]
    private static partial Regex VersionElement();

    [GeneratedRegex(@"\bRP[01]\d{3}\b")]
    private static partial Regex RuleNumber();

    [GeneratedRegex(@"^docs/rules/RP\d{4}\.md$")]
    private static partial Regex RulePage();

    [GeneratedRegex(@"^src/Rockpool\.Tool/Commands/(\w+)Command\.cs$")]
    private static partial Regex CommandFile();

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex SharpBlock();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
