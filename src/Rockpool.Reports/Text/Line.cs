using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>One logical line of the text report: pieces of text, each in a style. Text is never read as markup.</summary>
internal sealed class Line
{
    /// <summary>The pieces, in order.</summary>
    public List<(string Text, Style Style)> Pieces { get; } = [];

    /// <summary>How many cells the line is indented.</summary>
    public int Indent { get; private init; }

    /// <summary>How many cells its continuations are indented where it does not fit the width.</summary>
    public int Hanging { get; private init; }

    /// <summary>An empty line to append to.</summary>
    public static Line At(int indent, int hanging) => new() { Indent = indent, Hanging = hanging };

    /// <summary>Appends text in a style.</summary>
    public Line Add(string text, Style style)
    {
        Pieces.Add((text, style));
        return this;
    }

    /// <summary>Appends text in the terminal's own style.</summary>
    public Line Add(string text) => Add(text, Style.Plain);
}
