using Spectre.Console;

namespace Rockpool.Reports.Text;

/// <summary>
/// The console as a sheet of a fixed width. Lines are broken here, between words, and not by Spectre, which knows no
/// hanging indent and pads what it wraps with blanks. Not thread-safe.
/// </summary>
internal sealed class Sheet(IAnsiConsole console)
{
    // A terminal narrower than this shows no report worth reading; lines are then allowed to be broken by it.
    private const int Narrowest = 20;

    private readonly Paragraph _empty = new();
    private Paragraph _row = new();
    private int _used;

    /// <summary>The width in cells.</summary>
    public int Width { get; } = Math.Max(Narrowest, console.Profile.Width);

    /// <summary>Leaves a line blank.</summary>
    public void Blank() => console.WriteLine();

    /// <summary>Writes a heading with a rule to the edge.</summary>
    public void Heading(string title)
    {
        Blank();
        string rule = new('─', Math.Max(0, Width - title.Length - 1));
        Write(Line.At(0, 0).Add(title, Styles.Strong).Add(" " + rule, Styles.Faint));
    }

    /// <summary>Writes a line, broken between words where it is too long, and within a word where that alone is.</summary>
    public void Write(Line line)
    {
        Begin(line.Indent);
        string blanks = "";
        foreach ((string text, Style style) in line.Pieces)
        {
            int at = 0;
            while (at < text.Length)
            {
                int word = at;
                while (word < text.Length && text[word] == ' ') word++;
                blanks += text[at..word];
                at = word;
                while (at < text.Length && text[at] != ' ') at++;
                if (at == word) break;
                Word(blanks, text[word..at], style, line.Hanging);
                blanks = "";
            }
        }

        End();
    }

    private void Word(string blanks, string word, Style style, int hanging)
    {
        int width = word.GetCellWidth();
        if (_used + blanks.Length + width <= Width)
        {
            Append(blanks + word, style);
            return;
        }

        if (_used > hanging)
        {
            End();
            Begin(hanging);
        }

        while (word.GetCellWidth() > Width - _used)
        {
            string head = Shorten.Head(word, Width - _used);
            if (head.Length == 0) break;
            Append(head, style);
            word = word[head.Length..];
            End();
            Begin(hanging);
        }

        Append(word, style);
    }

    private void Begin(int indent)
    {
        _row = new Paragraph();
        _used = 0;
        if (indent > 0) Append(new string(' ', indent), Style.Plain);
    }

    private void Append(string text, Style style)
    {
        // The no-break space has done its work: what is searched for in the output is a plain one.
        string shown = text.Replace('\u00a0', ' ');
        _row.Append(console.Profile.Capabilities.Unicode ? shown : Ascii(shown), style);
        _used += text.GetCellWidth();
    }

    // What the report itself writes beyond ASCII, in as many cells.
    private static string Ascii(string text) =>
        text.Replace('─', '-').Replace('–', '-').Replace('…', '~').Replace('µ', 'u');

    private void End()
    {
        console.Write(_used == 0 ? _empty : _row);
        console.WriteLine();
    }
}
