using Rockpool.Recorder.Decode.Sources;

namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>
/// What the runtime tells of methods and modules, as they come and go and in rundowns. Not thread-safe.
/// </summary>
internal sealed class SymbolSource
{
    // Far beyond what a compiler emits for one method: anything larger is a damaged number.
    private const uint LargestCode = 1 << 24;

    private readonly SymbolTable _table;

    // Types repeat for every method of theirs, and names for every overload and version.
    private readonly HashSet<string> _texts = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _textsBySpan;

    /// <summary>A source that fills <paramref name="table"/>.</summary>
    public SymbolSource(SymbolTable table)
    {
        _table = table;
        _textsBySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Takes in an event.</summary>
    /// <param name="kind">The event's kind.</param>
    /// <param name="version">Its version.</param>
    /// <param name="payload">Its payload.</param>
    /// <param name="time">When it was written, in nanoseconds since the start of the recording.</param>
    /// <returns>False where the payload is not as expected; nothing is taken in then.</returns>
    public bool TryTake(SourceEvent kind, int version, PayloadReader payload, long time) => kind switch
    {
        SourceEvent.ModuleLoaded => Module(version, ref payload),
        SourceEvent.MethodMap => Map(ref payload),
        SourceEvent.MethodEntered => Entered(ref payload, time),
        SourceEvent.MethodUnloaded => Unloaded(ref payload, time),
        _ => Method(version, ref payload, kind == SourceEvent.MethodLoaded ? time : long.MinValue, time),
    };

    private bool Method(int version, ref PayloadReader payload, long loadedAt, long time)
    {
        ulong method = (ulong)payload.Int64();
        ulong module = (ulong)payload.Int64();
        ulong start = (ulong)payload.Int64();
        uint size = (uint)payload.Int32();
        int token = payload.Int32();
        payload.Skip(sizeof(int)); // Flags
        string type = Text(payload.Characters());
        string name = Text(payload.Characters());
        payload.Characters();
        long code = 0;
        if (version >= 1) payload.Skip(sizeof(ushort));
        if (version >= 2) code = payload.Int64();
        if (payload.Failed || size > LargestCode || start + size < start) return false;
        if (start == 0 || size == 0) return true;
        _table.Add(new MethodCode
        {
            Start = start,
            Size = size,
            Version = new MethodVersion(method, code),
            Module = module,
            Token = token,
            Type = type,
            Name = name,
            LoadedAt = loadedAt,
            KnownAt = time,
        });
        return true;
    }

    private bool Entered(ref PayloadReader payload, long time)
    {
        ulong method = (ulong)payload.Int64();
        string type = Text(payload.Characters());
        string name = Text(payload.Characters());
        payload.Characters();
        ulong start = (ulong)payload.Int64();
        if (payload.Failed) return false;
        _table.AddEntry(new MethodCode
        {
            Start = start,
            Size = 0,
            Version = new MethodVersion(method, 0),
            Module = 0,
            Token = 0,
            Type = type,
            Name = name,
            LoadedAt = long.MinValue,
            KnownAt = time,
        });
        return true;
    }

    private bool Unloaded(ref PayloadReader payload, long time)
    {
        ulong method = (ulong)payload.Int64();
        payload.Skip(sizeof(long));
        ulong start = (ulong)payload.Int64();
        if (payload.Failed) return false;
        _table.Unload(start, method, time);
        return true;
    }

    private bool Map(ref PayloadReader payload)
    {
        MethodVersion version = new((ulong)payload.Int64(), payload.Int64());
        payload.Skip(sizeof(byte));
        int count = payload.UInt16();
        ReadOnlySpan<int> il = payload.Int32s(count);
        ReadOnlySpan<int> native = payload.Int32s(count);
        if (payload.Failed) return false;
        _table.Add(version, new NativeMap(il, native));
        return true;
    }

    private bool Module(int version, ref PayloadReader payload)
    {
        ulong id = (ulong)payload.Int64();
        payload.Skip(sizeof(long) + 2 * sizeof(int)); // Assembly, flags, reserved
        string path = payload.Text();
        payload.Characters();
        Guid pdb = default;
        string pdbPath = "";
        if (version >= 2)
        {
            payload.Skip(sizeof(ushort));
            pdb = payload.Guid();
            payload.Skip(sizeof(int));
            pdbPath = payload.Text();
        }

        if (payload.Failed) return false;
        _table.Add(new ModuleImage(id, path, pdb, pdbPath));
        return true;
    }

    private string Text(ReadOnlySpan<char> text)
    {
        if (_textsBySpan.TryGetValue(text, out string? known)) return known;
        string added = new(text);
        _texts.Add(added);
        return added;
    }
}
