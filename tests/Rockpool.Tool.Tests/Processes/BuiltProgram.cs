using System.Reflection;
using System.Runtime.InteropServices;

namespace Rockpool.Tool.Tests.Processes;

/// <summary>Where the build put the programs that the tests start.</summary>
internal static class BuiltProgram
{
    public static string Tool { get; } = PathOf("rockpool");

    public static string Gateway { get; } = PathOf("gateway");

    public static string Load { get; } = PathOf("LoadTarget");

    public static string Pools { get; } = PathOf("RockpoolTarget");

    public static string Shop { get; } = Path.Combine(Path.GetDirectoryName(Tool)!, "demo", "Shop.dll");

    /// <summary>Where the runtime that runs the tests is installed: its folder is ROOT/shared/NAME/VERSION.</summary>
    public static string DotnetRoot { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>The root of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    private static string PathOf(string name) => Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;

    private static string FindRepository()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rockpool.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("not built inside the repository");
        return folder;
    }
}
