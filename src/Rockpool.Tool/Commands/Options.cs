using System.CommandLine;
using System.CommandLine.Parsing;

namespace Rockpool.Tool.Commands;

/// <summary>Options whose values have a form of their own.</summary>
internal static class Options
{
    public static Option<TimeSpan?> Duration(string description) => new("--for")
    {
        Description = description,
        HelpName = "10s",
        CustomParser = ParseDuration,
    };

    public static Option<double?> Budget() => new("--budget")
    {
        Description = "What recording may cost the process: a share of one core, or of the process's own CPU time " +
                      "where it uses more than a core. Default: 2%",
        HelpName = "2%",
        CustomParser = ParseBudget,
    };

    public static Option<string?> Output(string description) => new("-o", "--output")
    {
        Description = description,
        HelpName = "FILE",
        CustomParser = ParseOutput,
    };

    private static string? ParseOutput(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (text.Length == 0)
            result.AddError("the name after -o is empty: name a file");
        return text;
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (Durations.TryParse(text, out TimeSpan duration))
            return duration;
        result.AddError($"'{text}' is not a duration: write one like 500ms, 10s, 2m or 1h");
        return null;
    }

    private static double? ParseBudget(ArgumentResult result)
    {
        string text = result.Tokens.Single().Value;
        if (Budgets.TryParse(text, out double share))
            return share;
        result.AddError($"'{text}' is not a budget: write a share above 0 and at most 100%, like 2% or 0.02");
        return null;
    }
}
