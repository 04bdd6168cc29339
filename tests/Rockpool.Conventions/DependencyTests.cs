using Xunit;

namespace Rockpool.Conventions;

/// <summary>Which project may lean on what (docs/architecture.md).</summary>
public sealed class DependencyTests
{
    /// <summary>For every shipped project: the projects and the packages that it may use, and no others.</summary>
    public static TheoryData<string, string[], string[]> Allowed => new()
    {
        { "Rockpool", [], [] },
        { "Rockpool.Diagnosis", [], ["MathNet.Numerics"] },
        {
            "Rockpool.Extensions", ["Rockpool"],
            [
                "Microsoft.AspNetCore.Connections.Abstractions", "Microsoft.Extensions.DependencyInjection.Abstractions",
                "Microsoft.Extensions.ObjectPool",
            ]
        },
        { "Rockpool.Recorder", ["Rockpool.Diagnosis"], ["System.IO.Hashing"] },
        { "Rockpool.Reports", ["Rockpool.Diagnosis"], ["Spectre.Console"] },
        { "Rockpool.Tool", ["Rockpool.Recorder", "Rockpool.Reports"], ["Spectre.Console", "System.CommandLine"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void AProjectUsesOnlyWhatItsPlaceAllows(string name, string[] projects, string[] packages)
    {
        ProjectFile project = Shipped().Single(candidate => candidate.Name == name);
        Assert.Empty(project.Projects.Except(projects));
        Assert.Empty(project.Packages.Except(packages));
    }

    [Fact]
    public void EveryShippedProjectHasItsPlace() =>
        Assert.Equal(Allowed.Select(row => row.Data.Item1).Order(), Shipped().Select(project => project.Name).Order());

    /// <summary>With ASP.NET in its reference closure even <c>ps</c> would fail where only the base runtime is.</summary>
    [Fact]
    public void NothingTheToolCarriesNeedsAspNet()
    {
        foreach (ProjectFile project in Shipped().Append(new ProjectFile("samples/Shop/Shop.csproj")))
        {
            Assert.Equal("Microsoft.NET.Sdk", project.Sdk);
            Assert.Empty(project.Frameworks);
        }
    }

    /// <summary>A station reads what the one to its left made, never the other way round.</summary>
    [Theory]
    [InlineData("src/Rockpool.Diagnosis/Journal/", "Rockpool.Diagnosis.Ledger")]
    [InlineData("src/Rockpool.Diagnosis/Journal/", "Rockpool.Diagnosis.Findings")]
    [InlineData("src/Rockpool.Diagnosis/Ledger/", "Rockpool.Diagnosis.Findings")]
    [InlineData("src/Rockpool.Recorder/", "Rockpool.Diagnosis.Ledger")]
    [InlineData("src/Rockpool.Recorder/", "Rockpool.Diagnosis.Findings")]
    [InlineData("src/Rockpool.Reports/", "Rockpool.Diagnosis.Ledger")]
    public void AStationDoesNotLookAhead(string folder, string forbidden)
    {
        string[] sources = [.. Repository.Sources.Where(file => file.StartsWith(folder, StringComparison.Ordinal))];
        Assert.DoesNotContain(sources, file => Repository.Read(file).Contains(forbidden, StringComparison.Ordinal));
    }

    /// <summary>A change of what other assemblies may call is to be seen in a review.</summary>
    [Fact]
    public void EveryLibraryListsItsPublicMembers()
    {
        foreach (ProjectFile library in Shipped().Where(project => project.Name != "Rockpool.Tool"))
        {
            string folder = Path.GetDirectoryName(library.Path)!;
            Assert.Contains($"{folder}/PublicAPI.Shipped.txt", Repository.Files);
            Assert.Contains($"{library.Name}.", Repository.Read($"{folder}/PublicAPI.Unshipped.txt"));
        }
    }

    [Fact]
    public void TheSampleServiceKnowsNothingOfRockpool() =>
        Assert.Empty(new ProjectFile("samples/Shop/Shop.csproj").Projects);

    private static IEnumerable<ProjectFile> Shipped() => Repository.Projects
        .Where(path => path.StartsWith("src/", StringComparison.Ordinal))
        .Select(path => new ProjectFile(path));
}
