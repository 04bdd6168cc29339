using System.IO.Pipelines;

namespace Buffers.Writers;

/// <summary>Ends a pipe, which gives its segments back.</summary>
internal sealed class PipeEnd(Pipe pipe) : IDisposable
{
    public void Dispose()
    {
        pipe.Writer.Complete();
        pipe.Reader.Complete();
    }
}
