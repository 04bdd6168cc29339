using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rockpool.Guard;

/// <summary>The dossiers of all items that are watched. An item's goes with it. Any thread may call anything.</summary>
internal static class Dossiers
{
    private static readonly ConditionalWeakTable<object, Dossier> All = [];

    /// <summary>The item's dossier, if there is one. A few nanoseconds for an item that never had one.</summary>
    public static bool TryFind(object item, [NotNullWhen(true)] out Dossier? dossier) => All.TryGetValue(item, out dossier);

    /// <summary>The item is not watched any more.</summary>
    public static void Close(object item)
    {
        if (All.Remove(item, out Dossier? dossier))
            dossier.Close();
    }

    /// <summary>The item's dossier, made if need be.</summary>
    public static Dossier Of(object item) => All.TryGetValue(item, out Dossier? known) ? known : All.GetOrAdd(item, static _ => new Dossier());
}
