namespace Rockpool.Diagnosis.Journal;

/// <summary>What the sizes of a pool's items count.</summary>
public enum SizeUnit : byte
{
    /// <summary>Array elements of a type that the events do not carry: bytes are unknown.</summary>
    Elements,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Items: the source tells no sizes, and each item counts as one.</summary>
    Items,
}
