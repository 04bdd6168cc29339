namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>The kinds of events met, interned by content, and what the trace's own metadata ids mean at the moment.</summary>
internal sealed class DefinitionTable
{
    /// <summary>Writers count ids up from 1; a far higher one is damage and must not ask for memory.</summary>
    public const int MaxId = 1 << 16;

    private readonly Dictionary<EventDefinition, int> _indexes = [];
    private readonly List<EventDefinition> _definitions = [];
    private int[] _byId = NewMap(256);

    public IReadOnlyList<EventDefinition> All => _definitions;

    /// <summary>Metadata id to index, -1 where the id means nothing. Replaced when it grows.</summary>
    public int[] ById => _byId;

    /// <summary>Says what an id means from now on; false where no writer would use such an id.</summary>
    public bool Define(uint id, EventDefinition definition)
    {
        if (id is 0 or > MaxId)
            return false;
        if (!_indexes.TryGetValue(definition, out int index))
        {
            index = _definitions.Count;
            _definitions.Add(definition);
            _indexes.Add(definition, index);
        }

        if (id >= _byId.Length)
            Grow((int)id);
        _byId[id] = index;
        return true;
    }

    /// <summary>Forgets the ids, as version 6 may ask for.</summary>
    public void ForgetIds() => Array.Fill(_byId, -1);

    private void Grow(int id)
    {
        int[] larger = NewMap(Math.Max(id + 1, _byId.Length * 2));
        _byId.CopyTo(larger, 0);
        _byId = larger;
    }

    private static int[] NewMap(int length)
    {
        var map = new int[length];
        Array.Fill(map, -1);
        return map;
    }
}
