namespace Rockpool.Tool.Files;

/// <summary>What a name leads to, as far as writing to it goes.</summary>
internal enum FileKind
{
    /// <summary>A file with content of its own.</summary>
    Regular,

    /// <summary>A symbolic link.</summary>
    Link,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A device, a named pipe or a socket.</summary>
    Special,
}
