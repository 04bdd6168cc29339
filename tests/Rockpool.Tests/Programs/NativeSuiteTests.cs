using System.Text.RegularExpressions;

namespace Rockpool.Tests.Programs;

/// <summary>The pools compiled ahead of time pass the same tests, and nothing warns while they are compiled.</summary>
public sealed partial class NativeSuiteTests : IDisposable
{
    private const int ManyTests = 400;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rockpool-native-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task TheSuitePasses()
    {
        Assert.SkipUnless(LongTests.Asked, LongTests.Reason);
        Assert.SkipUnless(OperatingSystem.IsLinux() && HasLinker, "compiling ahead of time needs Linux, and clang as its linker");
        // Apart from the repository's own build, which knows nothing of a native one.
        string build = Path.Combine(_folder.FullName, "build");
        string native = Path.Combine(_folder.FullName, "native");
        string said = (await Run.ToEndAsync("dotnet", Setting.Plain, "publish", Repository.Path("tests", "Targets", "NativeSuite"),
            "-c", "Release", "--use-current-runtime", "--artifacts-path", build, "-o", native, "-nodeReuse:false")).MustSucceed();
        Assert.DoesNotContain("warning", said);
        var brief = new Dictionary<string, string?>(Setting.Plain) { ["ROCKPOOL_LONG_TESTS"] = null };
        string suite = (await Run.ToEndAsync(Path.Combine(native, "NativeSuite"), brief)).MustSucceed();
        TestContext.Current.SendDiagnosticMessage(suite);
        Assert.True(int.Parse(Passed().Match(suite).Groups[1].Value) > ManyTests, suite);
    }

    private static bool HasLinker => Environment.GetEnvironmentVariable("PATH")!.Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, "clang")));

    [GeneratedRegex(@"Passed: (\d+)")]
    private static partial Regex Passed();
}
