using Rockpool.Slabs;

namespace Rockpool;

/// <summary>What this library builds its pools of and keeps in pools of its own.</summary>
internal static class OwnParts
{
    /// <summary>Whether items of a type are nobody's business but the library's. A block is what a user rents.</summary>
    public static bool Include(Type itemType) => itemType.Assembly == typeof(OwnParts).Assembly && itemType != typeof(PinnedBlock);
}
