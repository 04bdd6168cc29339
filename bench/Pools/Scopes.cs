using Pools.Connections;
using Pools.Requests;

namespace Pools;

/// <summary>Everything that is measured of scopes, or one part of it: each is short enough to have the machine to itself.</summary>
internal static class Scopes
{
    public static void Run(string[] parts)
    {
        if (parts.Length == 0 || parts.Contains("pairs"))
            ScopePairs.Run();
        if (parts.Length == 0 || parts.Contains("requests"))
            RequestLoad.Run(rounds: 7);
        if (parts.Length == 0 || parts.Contains("bytes"))
            StateBytes.Run();
        if (parts.Length == 0 || parts.Contains("pauses"))
            Pauses.Run();
    }
}
