using System.Xml.Linq;

namespace Rockpool.Conventions;

/// <summary>What a project file refers to.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    public ProjectFile(string path)
    {
        Path = path;
        _document = XDocument.Parse(Repository.Read(path));
    }

    public string Path { get; }

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public string Sdk => (string?)_document.Root!.Attribute("Sdk") ?? "";

    /// <summary>The names of the projects whose code it uses.</summary>
    public IReadOnlyList<string> Projects =>
        [.. Included("ProjectReference").Select(path => System.IO.Path.GetFileNameWithoutExtension(path))];

    public IReadOnlyList<string> Packages => [.. Included("PackageReference")];

    public IReadOnlyList<string> Frameworks => [.. Included("FrameworkReference")];

    /// <summary>The references that say a version themselves.</summary>
    public IReadOnlyList<string> Versioned =>
        [.. _document.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "GlobalPackageReference")
            .Where(element => element.Attribute("Version") is not null || element.Attribute("VersionOverride") is not null)
            .Select(element => (string)element.Attribute("Include")!)];

    private IEnumerable<string> Included(string element) => _document.Descendants()
        .Where(candidate => candidate.Name.LocalName == element && candidate.Attribute("Include") is not null)
        .Where(candidate => (string?)candidate.Attribute("ReferenceOutputAssembly") != "false")
        .Select(candidate => (string)candidate.Attribute("Include")!);
}
