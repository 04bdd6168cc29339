using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Rockpool.Tool.Files;

/// <summary>What stands under a name: its kind, and which file it is whatever it is called.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Identity">The same for two names exactly where both lead to one file.</param>
internal readonly partial record struct FileStatus(FileKind Kind, string Identity)
{
    private const int CurrentFolder = -100, NoFollow = 0x100, BasicStats = 0x7ff;
    private const int KindMask = 0xf000, FolderKind = 0x4000, RegularKind = 0x8000, LinkKind = 0xa000;

    // Offsets in struct statx, which is laid out alike on every architecture.
    private const int Size = 256, ModeAt = 28, InodeAt = 32, DeviceAt = 136;

    /// <summary>What is there, or null where nothing is or it cannot be looked at.</summary>
    /// <param name="path">The name.</param>
    /// <param name="follow">Whether to look at what a symbolic link leads to instead of at the link.</param>
    public static FileStatus? Of(string path, bool follow) => OperatingSystem.IsLinux() ? Ask(path, follow) : Guess(path);

    private static FileStatus? Ask(string path, bool follow)
    {
        Span<byte> answer = stackalloc byte[Size];
        if (statx(CurrentFolder, path, follow ? 0 : NoFollow, BasicStats, answer) != 0)
            return null;
        FileKind kind = (BinaryPrimitives.ReadUInt16LittleEndian(answer[ModeAt..]) & KindMask) switch
        {
            FolderKind => FileKind.Folder,
            RegularKind => FileKind.Regular,
            LinkKind => FileKind.Link,
            _ => FileKind.Special,
        };
        return new FileStatus(kind, Convert.ToHexString(answer[DeviceAt..(DeviceAt + 8)]) + Convert.ToHexString(answer[InodeAt..(InodeAt + 8)]));
    }

    // Elsewhere a hard link looks like a file of its own; replacing it by rename leaves the other name's content alone.
    private static FileStatus? Guess(string path)
    {
        if (Directory.Exists(path))
            return new FileStatus(FileKind.Folder, Path.GetFullPath(path));
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
            return new FileStatus(FileKind.Link, file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName);
        return file.Exists ? new FileStatus(FileKind.Regular, file.FullName) : null;
    }

    // The name is libc's.
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int statx(int folder, string path, int flags, uint mask, Span<byte> answer);
}
