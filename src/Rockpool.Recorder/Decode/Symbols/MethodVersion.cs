namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>One compiled version of a method, as the runtime tells versions apart.</summary>
/// <param name="Method">The runtime's id of the method.</param>
/// <param name="Code">The runtime's number of the version; 0 for the default one.</param>
internal readonly record struct MethodVersion(ulong Method, long Code);
