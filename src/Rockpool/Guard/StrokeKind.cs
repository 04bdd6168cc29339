namespace Rockpool.Guard;

/// <summary>How two strokes are compared.</summary>
internal enum StrokeKind
{
    /// <summary>Its value is all there is to it.</summary>
    Scalar,

    /// <summary>Elements, of which it has a number and a fingerprint.</summary>
    Contents,

    /// <summary>The same, of raw bytes or characters: what a former holder wrote may lie in it, beyond what counts say is used.</summary>
    Buffer,

    /// <summary>An object, or null: its own fields are strokes of their own where it can be looked into.</summary>
    Reference,
}
