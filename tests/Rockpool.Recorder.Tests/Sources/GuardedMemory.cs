using System.Runtime.InteropServices;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>Memory whose end is the end of what may be read: one byte further kills the process.</summary>
internal sealed unsafe partial class GuardedMemory : IDisposable
{
    private const int Read = 1;
    private const int Write = 2;
    private const int PrivateAnonymous = 0x22;
    private readonly nuint _length;
    private readonly byte* _start;

    public GuardedMemory(int capacity)
    {
        nuint page = (nuint)Environment.SystemPageSize;
        _length = ((nuint)capacity + page - 1) / page * page;
        _start = Map(null, _length + page, Read | Write, PrivateAnonymous, -1, 0);
        Assert.NotEqual(-1, (nint)_start);
        Assert.Equal(0, Protect(_start + _length, page, 0));
    }

    /// <summary>Puts <paramref name="bytes"/> before the end, in place of what was there.</summary>
    public byte* Place(ReadOnlySpan<byte> bytes)
    {
        byte* place = _start + _length - bytes.Length;
        bytes.CopyTo(new Span<byte>(place, bytes.Length));
        return place;
    }

    public void Dispose() => Unmap(_start, _length + (nuint)Environment.SystemPageSize);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial byte* Map(byte* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect")]
    private static partial int Protect(byte* address, nuint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(byte* address, nuint length);
}
