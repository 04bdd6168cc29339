using System.Runtime.CompilerServices;
using Rockpool.Tides;

namespace Rockpool.Interleavings.Protocol;

/// <summary>The scenarios turn the tide themselves.</summary>
internal static class Still
{
    [ModuleInitializer]
    internal static void Hold() => Tide.IsAutomatic = false;
}
