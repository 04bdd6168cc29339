namespace Rockpool.Tests.Programs;

/// <summary>Where the sources are: the tests run in a folder below.</summary>
internal static class Repository
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Rockpool.slnx")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("the tests run outside of the repository");
        return System.IO.Path.Combine([folder.FullName, .. parts]);
    }
}
