namespace Rockpool.Buffers;

/// <summary>The one shared pool for an element type, made on first use.</summary>
internal static class SharedBuffers<T>
{
    public static readonly BufferPool<T> Instance = new(new BufferPoolOptions { Name = $"{typeof(T).Name}[] (shared)" }, isShared: true);
}
