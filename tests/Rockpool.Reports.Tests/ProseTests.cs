using Rockpool.Reports.Html;
using Xunit;

namespace Rockpool.Reports.Tests;

public class ProseTests
{
    [Theory]
    [InlineData("# Title\n\nOne\nline.", "<p>One line.</p>\n")]
    [InlineData("**Meaning.** A `List<T>` *not* [linked](x.md).", "<p><strong>Meaning.</strong> A <code>List&lt;T&gt;</code> <em>not</em> linked.</p>\n")]
    [InlineData("2 * 3 * 4 < 5", "<p>2 * 3 * 4 &lt; 5</p>\n")]
    [InlineData("1. one\n   more;\n2. two\n\nAfter.", "<ol>\n<li>one    more;</li>\n<li>two</li>\n</ol>\n<p>After.</p>\n")]
    [InlineData("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n")]
    public void Writes_the_little_markdown_of_the_rules_pages(string markdown, string expected)
    {
        var html = new StringWriter();
        Prose.Write(new PageWriter(html), markdown);
        Assert.Equal(expected, html.ToString());
    }
}
