using Xunit;

namespace Rockpool.Conventions;

public sealed class VersionTests
{
    [Fact]
    public void PackageVersionsAreOnlyInTheCentralFile() =>
        Assert.Empty(Repository.Projects.SelectMany(path => new ProjectFile(path).Versioned.Select(package => $"{path}: {package}")));

    [Fact]
    public void EveryCentralVersionIsUsed()
    {
        var central = System.Xml.Linq.XDocument.Parse(Repository.Read("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(element => (string?)element.Attribute("Include")).OfType<string>();
        var used = Repository.Projects.Append("src/Directory.Build.props").SelectMany(path => new ProjectFile(path).Packages);
        Assert.Empty(central.Except(used));
    }
}
