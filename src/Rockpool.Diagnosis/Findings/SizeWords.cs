using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>What evidence calls the unit of a pool's sizes.</summary>
internal static class SizeWords
{
    /// <summary>The word, or null where items have no sizes to speak of.</summary>
    public static string? Word(this SizeUnit unit) => unit switch
    {
        SizeUnit.Bytes => "bytes",
        SizeUnit.Elements => "elements",
        _ => null,
    };
}
