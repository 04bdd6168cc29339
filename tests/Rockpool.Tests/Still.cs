using System.Runtime.CompilerServices;
using Rockpool.Tides;

namespace Rockpool.Tests;

/// <summary>Tests turn the tide themselves: one that comes when it likes would make their counts a matter of luck.</summary>
internal static class Still
{
    [ModuleInitializer]
    internal static void Hold() => Tide.IsAutomatic = false;
}
