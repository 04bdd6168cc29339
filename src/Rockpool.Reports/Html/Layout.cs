using System.Reflection;

namespace Rockpool.Reports.Html;

/// <summary>The page's own files, embedded in this assembly.</summary>
internal static class Layout
{
    /// <summary>The version of this assembly, such as <c>0.1.0</c>.</summary>
    public static string Version { get; } = typeof(Layout).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Whether there is such a file.</summary>
    public static bool Has(string file) => typeof(Layout).Assembly.GetManifestResourceInfo(file) is not null;

    /// <summary>The content of a file of the page, its lines ended as HTML parsers end them, so that hashes agree.</summary>
    public static string Read(string file)
    {
        Assembly assembly = typeof(Layout).Assembly;
        using Stream resource = assembly.GetManifestResourceStream(file) ?? throw new FileNotFoundException(
            $"The page's file {file} is not embedded in {assembly.GetName().Name}.", file);
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Writes a template, every <c>{{slot}}</c> of it by the slot's own writer. What a slot writes is not read again.</summary>
    public static void Fill(string file, PageWriter page, IReadOnlyDictionary<string, Action> slots)
    {
        string template = Read(file);
        int at = 0;
        for (int open; (open = template.IndexOf("{{", at, StringComparison.Ordinal)) >= 0;)
        {
            int close = template.IndexOf("}}", open, StringComparison.Ordinal);
            page.Trusted(template[at..open]);
            slots[template[(open + 2)..close]]();
            at = close + 2;
        }

        page.Trusted(template[at..]);
    }
}
