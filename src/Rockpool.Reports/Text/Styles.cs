using Rockpool.Diagnosis.Findings;
using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>The few styles of the text report: the terminal's own palette, so that it reads on any background.</summary>
internal static class Styles
{
    public static Style Faint { get; } = new(decoration: Decoration.Dim);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Good { get; } = new(Color.Green, decoration: Decoration.Bold);

    public static Style Of(Severity severity) => severity switch
    {
        Severity.Error => new Style(Color.Red, decoration: Decoration.Bold),
        Severity.Warning => new Style(Color.Olive, decoration: Decoration.Bold),
        _ => new Style(Color.Teal, decoration: Decoration.Bold),
    };
}
