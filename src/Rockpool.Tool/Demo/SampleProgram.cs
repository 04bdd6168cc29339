using System.Reflection;
using System.Runtime.InteropServices;
using Rockpool.Recorder;

namespace Rockpool.Tool.Demo;

/// <summary>
/// Finds the sample service. Beside the tool there is a folder with it, started with the same runtime that runs the tool.
/// A single file has no folder and may run where no runtime is installed: it carries the service inside, unpacks it and
/// starts itself once more to host it.
/// </summary>
internal static class SampleProgram
{
    /// <summary>The hidden first argument with which the tool hosts the service instead of being the tool.</summary>
    public const string HostArgument = "host-sample-service";

    private const string Assembly = "Shop.dll";
    private const string ResourcePrefix = "demo/";

    /// <summary>The command that starts it; arguments for the service are to be appended.</summary>
    /// <param name="folder">Where a service that is carried inside is unpacked.</param>
    /// <exception cref="RecorderException">This build does not carry it.</exception>
    public static IReadOnlyList<string> Command(string folder)
    {
        string beside = Path.Combine(AppContext.BaseDirectory, "demo", Assembly);
        if (File.Exists(beside))
            return [DotnetHost(), beside];
        Unpack(folder);
        return [Environment.ProcessPath!, HostArgument, Path.Combine(folder, Assembly)];
    }

    /// <summary>Runs the service in this process.</summary>
    /// <param name="path">Its assembly; what it needs is beside it.</param>
    /// <param name="args">Its arguments.</param>
    public static int Host(string path, string[] args)
    {
        System.Runtime.Loader.AssemblyLoadContext context = System.Runtime.Loader.AssemblyLoadContext.Default;
        string folder = Path.GetDirectoryName(path)!;
        context.Resolving += (_, name) => context.LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"));
        MethodInfo entry = context.LoadFromAssemblyPath(path).EntryPoint
            ?? throw new RecorderException($"{path} has no entry point");
        return entry.Invoke(null, [args]) as int? ?? ExitCode.Success;
    }

    private static string DotnetHost()
    {
        // The folder of the shared framework is ROOT/shared/NAME/VERSION.
        string root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        string host = Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
        return File.Exists(host) ? host : "dotnet";
    }

    private static void Unpack(string folder)
    {
        var tool = typeof(SampleProgram).Assembly;
        foreach (string name in tool.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using Stream source = tool.GetManifestResourceStream(name)!;
            using FileStream target = File.Create(Path.Combine(folder, name[ResourcePrefix.Length..]));
            source.CopyTo(target);
        }

        if (!File.Exists(Path.Combine(folder, Assembly)))
            throw new RecorderException($"this build of the tool does not carry the sample service ({Assembly})");
    }
}
