namespace Rockpool.Diagnosis.Tests;

/// <summary>Whether whoever runs the tests has time for the long ones.</summary>
internal static class LongTests
{
    public static bool Asked => Environment.GetEnvironmentVariable("ROCKPOOL_LONG_TESTS") == "1";
}
