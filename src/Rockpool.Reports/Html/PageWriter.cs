using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace Rockpool.Reports.Html;

/// <summary>
/// Writes HTML so that escaping cannot be forgotten: what the code spells out is markup, and what it fills in is text.
/// Not thread-safe.
/// </summary>
internal sealed class PageWriter(TextWriter output)
{
    /// <summary>Writes markup; every hole of the interpolated string is escaped, in text and quoted attributes alike.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup) => markup.Done();

    /// <summary>Writes content of this assembly, or JSON whose encoder escapes what HTML gives a meaning to.</summary>
    public void Trusted(string content) => output.Write(content);

    private void Text(string text) => output.Write(WebUtility.HtmlEncode(Printable.Line(text)));

    /// <summary>An interpolated string that is written while it is evaluated.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int holes, PageWriter page)
    {
        public void AppendLiteral(string markup) => page.Trusted(markup);

        public void AppendFormatted(string? text) => page.Text(text ?? "");

        public void AppendFormatted(long number) => page.Trusted(number.ToString(CultureInfo.InvariantCulture));

        // What the compiler counted is not needed: nothing is buffered.
        internal int Done() => literalLength + holes;
    }
}
