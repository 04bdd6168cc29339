namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>
/// Everything a recording tells of machine code: methods, modules and maps, in whatever order and however often its
/// sessions tell it. Grows with the distinct code bodies, about 150 bytes each without the names. Not thread-safe.
/// </summary>
internal sealed class SymbolTable
{
    private readonly Dictionary<ulong, MethodCode> _byStart = [];
    private readonly Dictionary<MethodVersion, MethodCode> _byVersion = [];
    private readonly Dictionary<MethodVersion, NativeMap> _maps = [];
    private readonly Dictionary<ulong, ModuleImage> _modules = [];
    private readonly EntryPoints _entries = new();
    private CodeMap? _sorted;
    private int _bodies;

    /// <summary>Memory that held different code one after the other.</summary>
    public CodeReuse Reuse { get; } = new();

    /// <summary>How many bodies of code are known.</summary>
    public int Methods => _bodies + _entries.Count;

    /// <summary>Takes in a body of code that was loaded, or is there.</summary>
    public void Add(MethodCode code)
    {
        MethodCode? first = _byStart.GetValueOrDefault(code.Start);
        for (MethodCode? known = first; known is not null; known = known.Earlier)
            if (known.IsSame(code))
            {
                Merge(known, code);
                return;
            }

        code.Earlier = first;
        _byStart[code.Start] = code;
        _byVersion[code.Version] = code;
        _sorted = null;
        _bodies++;
        if (code.LoadedAt != long.MinValue) Reuse.Loaded(code);
        if (_maps.TryGetValue(code.Version, out NativeMap? map)) Attach(code, map);
    }

    /// <summary>Takes in where a precompiled method begins.</summary>
    public void AddEntry(MethodCode code) => _entries.Add(code);

    /// <summary>Takes in that the code of a method at <paramref name="start"/> was given back.</summary>
    public void Unload(ulong start, ulong method, long time)
    {
        for (MethodCode? code = _byStart.GetValueOrDefault(start); code is not null; code = code.Earlier)
            if (code.Version.Method == method && code.LoadedAt <= time)
            {
                if (code.UnloadedAt == long.MaxValue) Reuse.Freed(code);
                code.UnloadedAt = Math.Min(code.UnloadedAt, time);
                return;
            }
    }

    /// <summary>Takes in the map of a method's version, which may be told before or after its code.</summary>
    public void Add(MethodVersion version, NativeMap map)
    {
        _maps[version] = map;
        if (_byVersion.TryGetValue(version, out MethodCode? code)) Attach(code, map);
    }

    /// <summary>Takes in a module.</summary>
    public void Add(ModuleImage module)
    {
        // A recording may tell a module with and without its symbols' id.
        if (module.PdbId == Guid.Empty && _modules.ContainsKey(module.Id)) return;
        _modules[module.Id] = module;
    }

    /// <summary>The code that <paramref name="address"/> belonged to at <paramref name="time"/>.</summary>
    /// <returns>Null where none is known or where it cannot be told which.</returns>
    public MethodCode? Find(ulong address, long time)
    {
        _sorted ??= new CodeMap(_byStart.Values);
        ulong known = _sorted.LastStart(address);
        return _sorted.Holds(address) ? _sorted.Find(address, time) : _entries.Find(address, after: known);
    }

    /// <summary>The module that defines a method, or null where it was not told.</summary>
    public ModuleImage? ModuleOf(MethodCode code) => _modules.GetValueOrDefault(code.Module);

    // The version numbers of two bodies can be equal, as runtimes leave them out at times: a map that reaches
    // beyond the code belongs to another body, and the first map told after a body is its own.
    private static void Attach(MethodCode code, NativeMap map)
    {
        if (map.LastNativeOffset <= code.Size) code.Map ??= map;
    }

    private static void Merge(MethodCode known, MethodCode again)
    {
        if (again.LoadedAt > known.UnloadedAt) known.UnloadedAt = long.MaxValue;
        if (known.LoadedAt == long.MinValue || (again.LoadedAt != long.MinValue && again.LoadedAt < known.LoadedAt))
            known.LoadedAt = again.KnownAt <= known.KnownAt ? again.LoadedAt : known.LoadedAt;
        if (again.LoadedAt == long.MinValue && again.KnownAt < known.LoadedAt) known.LoadedAt = long.MinValue;
        known.KnownAt = Math.Min(known.KnownAt, again.KnownAt);
    }
}
