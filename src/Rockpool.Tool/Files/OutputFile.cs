namespace Rockpool.Tool.Files;

/// <summary>Writes a file so that nobody sees half of it where that can be helped.</summary>
internal static class OutputFile
{
    /// <summary>
    /// Replaces a regular file only once the new one is whole. A link, a pipe or a device is what the user wants written
    /// to, not to be replaced: it is written through.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (FileStatus.Of(path, follow: false) is { Kind: not FileKind.Regular })
        {
            using var through = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
            write(through);
            return;
        }

        string unfinished = Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.{Guid.NewGuid():N}");
        try
        {
            using (var output = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
                write(output);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The temporary name means nothing to whoever asked for the other one.
            throw new IOException(refused.Message.Replace(Path.GetFullPath(unfinished), path), refused);
        }
        catch (ArgumentOutOfRangeException tooLarge)
        {
            // So the runtime speaks of EFBIG.
            throw new IOException($"{path} would be larger than its file system, or ulimit -f, allows.", tooLarge);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
