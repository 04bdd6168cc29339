using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.ObjectPool;

namespace Gateway.Reuse.Arrays;

/// <summary>JSON writers that forget what they wrote to.</summary>
internal sealed class JsonPolicy : PooledObjectPolicy<Utf8JsonWriter>
{
    private static readonly ArrayBufferWriter<byte> _nowhere = new();

    public override Utf8JsonWriter Create() => new(_nowhere);

    public override bool Return(Utf8JsonWriter obj)
    {
        obj.Reset(_nowhere);
        return true;
    }
}
