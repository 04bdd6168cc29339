using System.Buffers;
using System.Text.Json;
using Rockpool;

namespace Gateway.Reuse.Rockpools;

/// <summary>JSON writers that forget what they wrote to.</summary>
internal readonly struct JsonPolicy : IPoolPolicy<Utf8JsonWriter>
{
    private static readonly ArrayBufferWriter<byte> _nowhere = new();

    public Utf8JsonWriter Create() => new(_nowhere);

    public bool Reset(Utf8JsonWriter item)
    {
        item.Reset(_nowhere);
        return true;
    }

    public void Discard(Utf8JsonWriter item) => item.Dispose();
}
