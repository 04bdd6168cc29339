using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Reports.Tests;

/// <summary>What can be said of the page without a browser.</summary>
public partial class HtmlReportTests
{
    [Fact]
    public void Refers_to_nothing_outside_itself()
    {
        string html = Html(Samples.Full());
        Assert.DoesNotMatch(@"(?i)https?://(?!www\.w3\.org/2000/svg)", html);
        Assert.DoesNotMatch(@"(?i)\ssrc\s*=|@import|url\((?!#)|<(iframe|object|embed|img|base|form)\b", html);
        Assert.All(Links().Matches(html), link => Assert.Matches("^(#|data:)", link.Groups[1].Value));
    }

    [Fact]
    public void Every_link_leads_somewhere_and_every_rule_is_explained_once()
    {
        string html = Html(Samples.Huge());
        string[] anchors = [.. Links().Matches(html).Select(link => link.Groups[1].Value).Where(to => to.StartsWith('#')).Distinct()];
        Assert.Contains("#rule-RP1001", anchors);
        Assert.All(anchors, to => Assert.Equal(1, html.Split($" id=\"{to[1..]}\"").Length - 1));
        Assert.Contains("<summary>RP1001: rented and never returned</summary>", html);
        Assert.DoesNotContain("RP1003", html);
    }

    [Fact]
    public void Items_of_unknown_fate_are_told_beside_those_still_out()
    {
        DiagnosisResult one = Samples.Healthy() with { Pools = [Samples.Pool("a") with { Outstanding = 0, Unknown = 35 }] };
        Assert.Contains("0 still out, 35 of unknown fate", Html(one));
        DiagnosisResult none = Samples.Healthy() with { Pools = [Samples.Pool("a") with { Unknown = 0 }] };
        Assert.DoesNotContain("of unknown fate", Html(none));
    }

    [Fact]
    public void A_note_is_not_called_a_thing_to_change()
    {
        Finding finding = Samples.Full().Findings[0];
        Assert.Contains("What to change:", Html(Samples.Full() with { Findings = [finding with { Severity = Severity.Warning }] }));
        Assert.Contains("What to make of it:", Html(Samples.Full() with { Findings = [finding with { Severity = Severity.Info }] }));
    }

    [Fact]
    public void The_policy_allows_this_style_and_this_script_and_nothing_else()
    {
        string html = Html(Samples.Full());
        string policy = Policy().Match(html).Groups[1].Value;
        Assert.StartsWith("default-src 'none';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains($"style-src '{Hash(Between(html, "<style>", "</style>"))}'", policy);
        Assert.Contains($"script-src '{Hash(Between(html, "<script>", "</script>"))}'", policy);
        Assert.DoesNotMatch(@"(?i)<[^>]+\s(style|on\w+)\s*=\s*[""']", html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("<script type", StringComparison.Ordinal)]);
    }

    [Fact]
    public void No_text_of_the_recording_becomes_markup()
    {
        string harmless = Skeleton(Html(Attack("name")));
        Assert.Equal(harmless, Skeleton(Html(Attack(Samples.Hostile))));
        Assert.Equal(harmless, Skeleton(Html(Attack("\" onmouseover='alert(1)' x=\"&amp;<!--"))));
    }

    [Fact]
    public void Every_slot_is_filled_and_what_fills_it_is_not_read_as_a_slot()
    {
        Assert.DoesNotContain("{{", Html(Samples.Full()));
        Assert.Contains("{{title}}", Html(Samples.Attack()));
    }

    [Fact]
    public void Says_of_every_finding_what_is_known()
    {
        string html = Html(Samples.Full());
        foreach (string text in (string[])
        [
            "2 errors, 1 warning", "process 4711", "1.23 %", "12 lost", "<small>RP1001</small>",
            "<span class=\"space\">Shop.Orders.Import.</span><strong>OrderReader.ReadAsync</strong>",
            "12.3/s (95 % interval 10.2 to 14.7)", "share never returned", "31.4 ms",
            "at a site that no stack tells", "Coverage insufficient for RP1001", "The file ends at byte 4,711",
            "System.Threading.ThreadPoolWorkQueue.Dispatch",
        ]) Assert.Contains(text, html.Replace("&#160;", " "));
    }

    [Fact]
    public void Where_nothing_was_found_says_what_was_looked_at()
    {
        Assert.Contains("were matched and looked through for leaks", Html(Samples.Healthy()));
        Assert.Contains("none came from a pool that Rockpool knows", Html(Samples.Empty()));
    }

    [Fact]
    public void Says_where_rents_found_their_items_and_what_labels_rented()
    {
        string html = Html(Samples.Full()).Replace("&#160;", " ");
        Assert.Contains("<td data-value=\"7\">7</td>", html);
        Assert.Contains("10 as the breaker was open, 2 refused by the reset", html);
        Assert.Contains("3 rents (made, up to 1.5 ms)", html);
        Assert.Contains("request/GET /orders <small>region</small>", html);
        Assert.DoesNotContain("Labels and regions", Html(Samples.Healthy()));
    }

    [Fact]
    public void A_page_of_500_findings_stays_below_five_megabytes() =>
        Assert.InRange(Html(Samples.Huge()).Length, 500_000, 5_000_000);

    private static string Html(DiagnosisResult diagnosis)
    {
        using var stream = new MemoryStream();
        HtmlReport.Write(diagnosis, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static DiagnosisResult Attack(string name)
    {
        var site = new Site(name, name, 1, [new Frame(name, name, name, 1, name)]);
        return Samples.Full() with
        {
            Recording = Samples.Recording() with { Name = name, Process = name, Runtime = name, Remarks = [name] },
            Pools = [Samples.OwnPool(name)],
            Flows = [new FlowSummary(false, name, 1, 1, 1)],
            Findings =
            [
                Samples.Leak() with
                {
                    Rule = name,
                    Title = name,
                    Site = site,
                    Pool = name,
                    Advice = name,
                    Evidence = [new Evidence("text", name, name, name), new Evidence("site", name, site)],
                },
            ],
            Limits = [name],
        };
    }

    // The page's tags alone, in order.
    private static string Skeleton(string html) => string.Join('\n', Tag().Matches(html).Select(tag => tag.Value));

    private static string Between(string html, string open, string close)
    {
        int from = html.IndexOf(open, StringComparison.Ordinal) + open.Length;
        return html[from..html.IndexOf(close, from, StringComparison.Ordinal)];
    }

    private static string Hash(string content) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    [GeneratedRegex("""href="([^"]*)""")]
    private static partial Regex Links();

    [GeneratedRegex("""Content-Security-Policy" content="([^"]*)""")]
    private static partial Regex Policy();

    [GeneratedRegex("<[/!a-z][^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();
}
