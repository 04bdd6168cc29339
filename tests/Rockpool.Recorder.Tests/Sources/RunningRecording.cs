using Microsoft.Diagnostics.NETCore.Client;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>A session that goes on until its process ends, and the file it is copied to.</summary>
internal sealed class RunningRecording
{
    private readonly EventPipeSession _session;
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"rockpool-{Guid.NewGuid():n}.nettrace");
    private readonly Task _copying;
    private long _length;

    public RunningRecording(EventPipeSession session)
    {
        _session = session;
        _copying = Copy();
    }

    /// <summary>Bytes that arrived so far.</summary>
    public long Length => Volatile.Read(ref _length);

    /// <summary>Waits for the end.</summary>
    /// <returns>The file's path; the caller deletes it.</returns>
    public async Task<string> End()
    {
        await _copying;
        _session.Dispose();
        return _path;
    }

    private async Task Copy()
    {
        await using FileStream file = File.Create(_path);
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = await Read(buffer)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read));
            Volatile.Write(ref _length, _length + read);
        }
    }

    // A process that is killed may reset the connection.
    private async Task<int> Read(byte[] buffer)
    {
        try
        {
            return await _session.EventStream.ReadAsync(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
