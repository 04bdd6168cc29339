namespace Rockpool.Diagnosis.Findings;

/// <summary>What makes two sites the same place of the code, whatever stacks lead there; all null where it is not known.</summary>
internal readonly record struct Place(string? Method, string? File, int? Line)
{
    /// <summary>The place of a site.</summary>
    public static Place Of(Site? site) => new(site?.Method, site?.File, site?.Line);
}
