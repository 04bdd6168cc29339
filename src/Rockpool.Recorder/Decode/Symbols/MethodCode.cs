namespace Rockpool.Recorder.Decode.Symbols;

/// <summary>One body of machine code of a method: methods have several where code is compiled in tiers.</summary>
internal sealed class MethodCode
{
    /// <summary>The address of its first byte.</summary>
    public required ulong Start { get; init; }

    /// <summary>Its length in bytes.</summary>
    public required uint Size { get; init; }

    /// <summary>The method it belongs to, by the runtime's own identity.</summary>
    public required MethodVersion Version { get; init; }

    /// <summary>The module that defines the method, by the runtime's own identity.</summary>
    public required ulong Module { get; init; }

    /// <summary>The method's metadata token, or 0 for one that is made at run time.</summary>
    public required int Token { get; init; }

    /// <summary>The declaring type as the runtime writes it, such as <c>Shop.Bag`1+Lot[System.Int32]</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The method's name in metadata.</summary>
    public required string Name { get; init; }

    /// <summary>When it was loaded, or <see cref="long.MinValue"/> where only its being there is known.</summary>
    public required long LoadedAt { get; set; }

    /// <summary>When it was first known to be there; nanoseconds since the start of the recording, like all times.</summary>
    public required long KnownAt { get; set; }

    /// <summary>When its memory was given back.</summary>
    public long UnloadedAt { get; set; } = long.MaxValue;

    /// <summary>Which machine code belongs to which place in the method's IL, or null where the runtime did not tell.</summary>
    public NativeMap? Map { get; set; }

    /// <summary>A body that was met earlier and starts at the same address.</summary>
    public MethodCode? Earlier { get; set; }

    /// <summary>The address after its last byte.</summary>
    public ulong End => Start + Size;

    /// <summary>Whether both are the same code, told twice.</summary>
    public bool IsSame(MethodCode other) =>
        Start == other.Start && Size == other.Size && Version == other.Version && Type == other.Type && Name == other.Name;
}
