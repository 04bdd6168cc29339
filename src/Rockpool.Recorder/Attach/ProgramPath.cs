namespace Rockpool.Recorder.Attach;

/// <summary>
/// Finds the program that a command names as a shell does. The runtime's own way looks beside this tool and in the
/// current folder first, so that a file lying there would run in place of the program that was meant.
/// </summary>
internal static class ProgramPath
{
    // What execvp takes where nobody set a PATH.
    private const string DefaultPath = "/bin:/usr/bin";

    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The full path: a name without a slash is looked for along PATH only, one with a slash is taken as it is.</summary>
    /// <exception cref="RecorderException">It is a folder, or not on PATH.</exception>
    public static string Find(string name)
    {
        if (name.Contains('/', StringComparison.Ordinal))
        {
            return Directory.Exists(name)
                ? throw new RecorderException($"Cannot start '{name}': it is a folder.")
                : Path.GetFullPath(name);
        }

        var path = Environment.GetEnvironmentVariable("PATH") ?? DefaultPath;
        return path.Split(':').Select(folder => Path.GetFullPath(Path.Combine(folder, name))).FirstOrDefault(IsProgram)
            ?? throw new RecorderException(
                $"Cannot start '{name}': no folder of PATH has a program of that name; one in this folder is ./{name}.");
    }

    private static bool IsProgram(string path) => File.Exists(path) && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Executable) != 0;
}
