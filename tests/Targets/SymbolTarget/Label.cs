namespace SymbolTarget;

/// <summary>Makes a label that needs a captured value, so that the compiler has to make a closure for it.</summary>
internal static class Label
{
    /// <summary>The label itself.</summary>
    public static string Of<T>(string label, T captured) => captured is Exception ? "" : label;
}
