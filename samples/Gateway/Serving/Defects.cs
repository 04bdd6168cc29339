namespace Gateway.Serving;

/// <summary>Which defects are there: none, unless the command line says so.</summary>
internal static class Defects
{
    public static bool Leak { get; private set; }

    public static bool Twice { get; private set; }

    public static bool Residue { get; private set; }

    /// <summary>Called once, before anything is served.</summary>
    public static void Plant(IReadOnlyCollection<Defect> defects)
    {
        Leak = defects.Contains(Defect.Leak);
        Twice = defects.Contains(Defect.Twice);
        Residue = defects.Contains(Defect.Residue);
    }
}
