namespace Rockpool.Diagnosis.Findings;

/// <summary>
/// What makes two sites the same place of the code, whatever stacks lead there: the method. Optimised code maps its
/// addresses to lines only roughly, and differently in every tier, so the line does not tell two places apart.
/// </summary>
internal readonly record struct Place(string? Method, string? File)
{
    /// <summary>The place of a site; all null where it is not known.</summary>
    public static Place Of(Site? site) => new(site?.Method, site?.File);
}
