using Rockpool.Recorder.Decode.NetTrace;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Writes definitions of events. Each has one field, since readers only need to be able to pass over them.</summary>
internal sealed class DefinitionWriter(int version, bool compressed)
{
    private const int Int32Type = 9;
    private const string Field = "value";
    private readonly ByteWriter _rows = new();
    private readonly EventBlockWriter _events = new(plain: false, compressed);

    public void Add(int id, EventDefinition definition)
    {
        if (version >= 6)
            Plain(id, definition);
        else
            Tagged(id, definition);
    }

    /// <summary>The block's contents, or null where there is nothing to define.</summary>
    public byte[]? Take()
    {
        if (version < 6)
            return _events.Length == 0 ? null : _events.Take();
        if (_rows.Length == 0)
            return null;
        byte[] block = new ByteWriter().Int16(0).Bytes(_rows.ToArray()).ToArray();
        _rows.Clear();
        return block;
    }

    private void Tagged(int id, EventDefinition definition)
    {
        ByteWriter payload = new ByteWriter().Int32(id).Utf16(definition.Provider).Int32(definition.Id)
            .Utf16(definition.Name).Int64(0).Int32(definition.Version).Int32(5)
            .Int32(1).Int32(Int32Type).Utf16(Field);
        if (version == 5)
            payload.Int32(1).Byte(1).Byte(0);
        _events.Add(new EventNumbers(0, 0, 0, 0, 0, 0, payload.Length) { Sorted = true }, payload.ToArray());
    }

    private void Plain(int id, EventDefinition definition) => _rows.Sized(row => row
        .Varint((uint)id).Utf8(definition.Provider).Varint((uint)definition.Id).Utf8(definition.Name)
        .Int16(1).Sized(field => field.Utf8(Field).Byte(Int32Type))
        .Sized(optional => optional.Byte(4).Utf8("a message").Byte(8).Byte(5).Byte(9).Byte((byte)definition.Version)));
}
