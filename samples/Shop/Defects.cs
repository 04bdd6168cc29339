namespace Shop;

/// <summary>Whether the planted defects are there. They are listed in <see cref="PlantedDefects"/>.</summary>
internal static class Defects
{
    /// <summary>Set once, before the first request.</summary>
    public static bool Planted { get; set; } = true;
}
