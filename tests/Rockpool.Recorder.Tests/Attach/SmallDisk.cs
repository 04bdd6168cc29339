using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Rockpool.Recorder.Tests.Attach;

/// <summary>A file system that is soon full. Needs to be root; the test is skipped aloud otherwise.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rockpool-disk-");

    /// <summary>Mounts one.</summary>
    public static SmallDisk Mount(int kilobytes)
    {
        Assert.SkipUnless(Environment.UserName == "root", "mounting a small disk needs root");
        var disk = new SmallDisk();
        var size = string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");
        if (Run("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk._folder.FullName) == 0)
            return disk;
        disk._folder.Delete();
        Assert.Skip("this container may not mount");
        return disk;
    }

    /// <summary>A path on it.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        Run("umount", _folder.FullName);
        _folder.Delete();
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
