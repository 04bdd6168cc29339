using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// Names array pools by the element type that the generic frames of their stacks tell, where one does, so that bytes
/// can be computed. Shared code of reference types does not tell which; a reference still has a known size.
/// </summary>
internal sealed class PoolNames
{
    private const int MostStacksAsked = 64;

    private static readonly Dictionary<string, (string Name, int Bytes)> Elements = new()
    {
        ["System.Byte"] = ("byte", 1),
        ["System.SByte"] = ("sbyte", 1),
        ["System.Boolean"] = ("bool", 1),
        ["System.Char"] = ("char", 2),
        ["System.Int16"] = ("short", 2),
        ["System.UInt16"] = ("ushort", 2),
        ["System.Int32"] = ("int", 4),
        ["System.UInt32"] = ("uint", 4),
        ["System.Single"] = ("float", 4),
        ["System.Int64"] = ("long", 8),
        ["System.UInt64"] = ("ulong", 8),
        ["System.Double"] = ("double", 8),
        ["System.Decimal"] = ("decimal", 16),
        ["System.Guid"] = ("Guid", 16),
        ["System.DateTime"] = ("DateTime", 8),
        ["System.__Canon"] = ("reference", 8),
        ["System.String"] = ("string", 8),
        ["System.Object"] = ("object", 8),
    };

    private readonly Dictionary<int, ArrayPoolType?> _typeByPool = [];

    // The pools of all reference types tell the same type.
    private readonly HashSet<string> _ambiguous;

    public PoolNames(TenancyLedger ledger, Catalog catalog)
    {
        Dictionary<int, int> asked = [];
        for (int stack = 1; stack < ledger.Sites.Count; stack++)
        {
            if (ledger.Sites[stack] is not { Pool: >= 0, SeveralPools: false } site) continue;
            if (_typeByPool.TryGetValue(site.Pool, out ArrayPoolType? known) && known is not null) continue;
            if (asked.TryGetValue(site.Pool, out int times) && times >= MostStacksAsked) continue;
            asked[site.Pool] = times + 1;
            _typeByPool[site.Pool] = ArrayPoolType.Of(catalog.Stacks[new StackIndex(stack)]);
        }

        _ambiguous = [.. ledger.Pools.Select(p => Name(p).Name).CountBy(n => n).Where(n => n.Value > 1).Select(n => n.Key)];
    }

    /// <summary>The pool's account with its name.</summary>
    public PoolBook Book(PoolAccount pool)
    {
        (string name, int? bytes) = Name(pool);
        return new PoolBook(pool, _ambiguous.Contains(name) ? $"{name} #{pool.Info.NativeId}" : name, bytes);
    }

    private (string Name, int? Bytes) Name(PoolAccount pool)
    {
        if (pool.Info.Unit == SizeUnit.Bytes) return (pool.Info.Name, 1);
        if (pool.Info.Source != PoolSource.ArrayPool || _typeByPool.GetValueOrDefault(pool.Index) is not { } type)
            return (pool.Info.Name, null);

        (string name, int? bytes) = Elements.TryGetValue(type.Element, out (string Name, int Bytes) element)
            ? (element.Name, element.Bytes)
            : (type.Element, (int?)null);
        string title = type.IsShared
            ? $"ArrayPool<{name}>.Shared"
            : $"ArrayPool<{name}> #{pool.Info.NativeId}";
        return (title, bytes);
    }
}
