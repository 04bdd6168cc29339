using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Names;

namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>
/// Turns code addresses into frames: member, module, file and line. Lazy, as names may come at a recording's end; reads
/// the symbols of a module when a frame of it is asked for first. Not thread-safe.
/// </summary>
internal sealed class FrameResolver(SymbolTable symbols)
{
    private static readonly Frame _unknown = new(null, null, null, null, null);

    private readonly Dictionary<(MethodCode Code, ulong Address), Frame> _frames = [];
    private readonly Dictionary<ModuleImage, ModuleLines?> _lines = [];

    /// <summary>The frames of a stack, leaf first.</summary>
    /// <param name="addresses">Code addresses, leaf first.</param>
    /// <param name="time">When the stack was met, in nanoseconds: decides where code memory is reused.</param>
    public Frame[] Resolve(ReadOnlySpan<ulong> addresses, long time)
    {
        Frame[] frames = new Frame[addresses.Length];
        for (int i = 0; i < frames.Length; i++) frames[i] = Resolve(addresses[i], time);
        return frames;
    }

    private Frame Resolve(ulong address, long time)
    {
        // Every address is one that a call returns to, which may be beyond the end of the statement or of the method.
        ulong call = address - 1;
        if (symbols.Find(call, time) is not { } code) return _unknown;
        if (_frames.TryGetValue((code, address), out Frame? frame)) return frame;
        ModuleImage? module = symbols.ModuleOf(code);
        SourceLine? line = LineOf(code, (int)(call - code.Start), module);
        frame = new Frame(
            MemberName.Of(code.Type, code.Name), module?.Name, line?.File, line?.Line, MemberName.TypeArgumentsOf(code.Type));
        _frames.Add((code, address), frame);
        return frame;
    }

    private SourceLine? LineOf(MethodCode code, int offset, ModuleImage? module)
    {
        if (code.Token == 0 || module is null) return null;
        if (!_lines.TryGetValue(module, out ModuleLines? lines)) _lines.Add(module, lines = ModuleLines.Open(module));
        return lines?.LineAt(code.Token, code.Map?.OffsetAt(offset) ?? 0);
    }
}
