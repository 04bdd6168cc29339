namespace Rockpool.Tests;

/// <summary>Whether the slow tests were asked for.</summary>
internal static class LongTests
{
    public const string Reason = "slow: set ROCKPOOL_LONG_TESTS=1";

    public static bool Asked => Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";
}
