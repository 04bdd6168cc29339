namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>A line of source code.</summary>
/// <param name="File">The file as the compiler names it.</param>
/// <param name="Line">The line, from 1.</param>
internal readonly record struct SourceLine(string File, int Line);
