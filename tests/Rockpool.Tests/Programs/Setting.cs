namespace Rockpool.Tests.Programs;

/// <summary>Environments of the programs that tests start.</summary>
internal static class Setting
{
    /// <summary>As it is outside, with no guard.</summary>
    public static IReadOnlyDictionary<string, string?> Plain { get; } = Guarded(null);

    public static IReadOnlyDictionary<string, string?> Guarded(string? level) =>
        new Dictionary<string, string?> { ["ROCKPOOL_GUARD"] = level };
}
