using Microsoft.Playwright;
using Rockpool.Diagnosis.Findings;
using Xunit;

namespace Rockpool.Reports.Tests;

/// <summary>The page as a browser shows it.</summary>
public class BrowserTests(Browser browser) : IClassFixture<Browser>
{
    public static TheoryData<string> Names => ["full", "attack", "empty", "healthy", "huge"];

    [Theory, MemberData(nameof(Names))]
    public async Task Opens_without_a_complaint_or_a_request_and_fits_every_width(string name)
    {
        await using OpenPage open = await browser.Open(Diagnosis(name));
        foreach (int width in (int[])[1920, 1280, 768, 360, 320])
        {
            await open.Page.SetViewportSizeAsync(width, 900);
            Assert.InRange(await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 0, width);
        }

        Assert.Empty(open.Complaints);
        Assert.Equal([open.Page.Url], open.Requests);
    }

    [Fact]
    public async Task Draws_the_recording_over_time_with_its_gap_and_collections()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        await Drawn(open.Page);
        Assert.Equal(["Items in use", "Hit rate", "Misses per second"], await open.Page.Locator(".chart svg .name").AllTextContentsAsync());
        Assert.Equal(4, await open.Page.Locator(".chart svg .gc, .chart svg .gc2").CountAsync());
        Assert.Equal(2, await open.Page.Locator(".chart svg .stacks").CountAsync());
        // One gap parts each line in two: unknown is neither zero nor bridged.
        Assert.Equal(1, await open.Page.Locator(".chart svg .gap").CountAsync());
        Assert.Equal(2, await open.Page.Locator(".chart svg .use").CountAsync());
        Assert.Equal(2, await open.Page.Locator(".chart svg .hits").CountAsync());
        float[] edges = await open.Page.Locator(".chart svg").EvaluateAsync<float[]>("""
            svg => {
              const [before, after] = [...svg.querySelectorAll('.use')].map(line => line.getBBox());
              const gap = svg.querySelector('.gap').getBBox();
              return [before.x + before.width, gap.x, gap.x + gap.width, after.x];
            }
            """);
        Assert.Equal(edges[0], edges[1], tolerance: 0.1f);
        Assert.Equal(edges[2], edges[3], tolerance: 0.1f);
    }

    [Fact]
    public async Task Puts_intervals_together_that_are_too_narrow_but_never_across_a_gap()
    {
        TimelinePoint[] points =
        [
            .. Enumerable.Range(0, 600).Select(at => at is >= 301 and < 303
                ? new TimelinePoint(at / 60.0, null, null, null)
                : new TimelinePoint(at / 60.0, 10, at % 2, 5)),
        ];
        DiagnosisResult diagnosis = Samples.Full() with { Timeline = new Timeline(1 / 60.0, points, []) };
        await using OpenPage open = await browser.Open(diagnosis, 400);
        await Drawn(open.Page);
        Assert.Equal(1, await open.Page.Locator(".chart svg .gap").CountAsync());
        string[] lines = await open.Page.Locator(".chart svg .hits").EvaluateAllAsync<string[]>("lines => lines.map(line => line.getAttribute('d'))");
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.InRange(line.Count(character => character == 'H'), 10, 40));
    }

    [Fact]
    public async Task Tells_the_figures_under_the_pointer_and_under_the_keyboard()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        await Drawn(open.Page);
        ILocator readout = open.Page.Locator(".readout");
        await open.Page.Locator(".chart svg").HoverAsync();
        Assert.Matches(@"^\d.* s: items in use \d+, hit rate \d.* %, misses per second \d+$", await readout.TextContentAsync());
        await open.Page.Mouse.MoveAsync(0, 0);
        await open.Page.Locator(".chart svg").FocusAsync();
        for (int times = 0; times < 61; times++) await open.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Contains("items in use unknown, hit rate unknown, misses per second unknown", await readout.TextContentAsync());
    }

    [Fact]
    public async Task Draws_a_survival_curve_within_its_band()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        await open.Page.WaitForSelectorAsync(".survival svg .curve");
        float[][] boxes = await open.Page.Locator(".survival svg").EvaluateAsync<float[][]>(
            "svg => ['.curve', '.band'].map(name => svg.querySelector(name).getBBox()).map(box => [box.x, box.y, box.x + box.width, box.y + box.height])");
        Assert.InRange(boxes[0][3], boxes[1][1], boxes[1][3]);
        Assert.All(boxes, box => Assert.InRange(box[2] - box[0], 200, 700));
        string? label = await open.Page.Locator(".survival svg").GetAttributeAsync("aria-label");
        Assert.Contains("After 8.25 s: 1.1 % (0.94 % to 1.27 %)", label?.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task A_curve_in_a_closed_card_is_drawn_when_the_card_opens()
    {
        await using OpenPage open = await browser.Open(Samples.Huge());
        ILocator last = open.Page.Locator(".finding").Last;
        Assert.Equal(0, await last.Locator(".curve").CountAsync());
        await last.Locator("summary").First.ClickAsync();
        await last.Locator(".curve").WaitForAsync();
    }

    [Fact]
    public async Task The_link_to_a_rule_opens_its_text()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        ILocator text = open.Page.Locator("#rule-RP1002");
        Assert.False(await text.IsVisibleAsync());
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "How RP1002 decides" }).ClickAsync();
        await text.WaitForAsync();
    }

    [Fact]
    public async Task What_attacks_the_page_stays_text()
    {
        await using OpenPage open = await browser.Open(Samples.Attack());
        await Drawn(open.Page);
        Assert.Contains("</script><img src=x onerror=", await open.Page.Locator("h3").First.TextContentAsync());
        Assert.Equal(0, await open.Page.Locator("img").CountAsync());
        Assert.NotEqual("owned", await open.Page.TitleAsync());
        Assert.Contains(@"\u{202e}", await open.Page.TextContentAsync("body"));
        Assert.DoesNotContain('\u202e', await open.Page.TextContentAsync("body") ?? "");
    }

    [Fact]
    public async Task Sorts_pools_by_any_column_and_keeps_what_is_unknown_last()
    {
        DiagnosisResult diagnosis = Samples.Full() with
        {
            Flows = [],
            Pools = [Pool("b", 30, 0.5), Pool("c", 20, null), Pool("a10", 10, 0.9), Pool("a9", 5, 0.1)],
        };
        await using OpenPage open = await browser.Open(diagnosis);
        Assert.Equal(["b", "c", "a10", "a9"], await Order(open.Page));
        Assert.Equal(["a9", "a10", "b", "c"], await Sort(open.Page, "Pool"));
        Assert.Equal(["c", "b", "a10", "a9"], await Sort(open.Page, "Pool"));
        Assert.Equal(["a10", "b", "a9", "c"], await Sort(open.Page, "Hit rate"));
        Assert.Equal(["a9", "b", "a10", "c"], await Sort(open.Page, "Hit rate"));
        Assert.Equal(["b", "c", "a10", "a9"], await Sort(open.Page, "Rents"));
        Assert.Equal(1, await open.Page.Locator("th[aria-sort]").CountAsync());
    }

    [Fact]
    public async Task Shows_the_findings_of_one_severity_alone()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        ILocator cards = open.Page.Locator(".finding:visible");
        Assert.Equal(3, await cards.CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Warnings 1" }).ClickAsync();
        Assert.Equal(1, await cards.CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "All 3" }).ClickAsync();
        Assert.Equal(3, await cards.CountAsync());
    }

    [Fact]
    public async Task Unfolds_and_folds_all_findings()
    {
        await using OpenPage open = await browser.Open(Samples.Full());
        ILocator opened = open.Page.Locator(".finding > details[open]");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Unfold all" }).ClickAsync();
        Assert.Equal(3, await opened.CountAsync());
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Fold all" }).ClickAsync();
        Assert.Equal(0, await opened.CountAsync());
    }

    [Theory]
    [InlineData(ColorScheme.Light, 0.8, 1)]
    [InlineData(ColorScheme.Dark, 0, 0.1)]
    public async Task Follows_the_readers_colours_with_enough_contrast(ColorScheme scheme, double low, double high)
    {
        await using OpenPage open = await browser.Open(Samples.Full(), scheme: scheme);
        await Drawn(open.Page);
        Assert.InRange(await open.Page.EvaluateAsync<double>(Contrast.Luminance), low, high);
        Assert.Empty(await open.Page.EvaluateAsync<string[]>(Contrast.TooFaint));
    }

    [Fact]
    public async Task Prints_what_is_folded_away_and_folds_it_again()
    {
        DiagnosisResult diagnosis = Samples.Full() with { Findings = [.. Enumerable.Repeat(Samples.Leak(), 20)] };
        await using OpenPage open = await browser.Open(diagnosis);
        int shown = await open.Page.Locator(".finding > details[open]").CountAsync();
        Assert.InRange(shown, 1, 19);
        await open.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        Assert.Equal(20, await open.Page.Locator(".finding > details[open]").CountAsync());
        await open.Page.EvaluateAsync("dispatchEvent(new Event('afterprint'))");
        Assert.Equal(shown, await open.Page.Locator(".finding > details[open]").CountAsync());
    }

    private static DiagnosisResult Diagnosis(string name) => name switch
    {
        "full" => Samples.Full(),
        "attack" => Samples.Attack(),
        "empty" => Samples.Empty(),
        "healthy" => Samples.Healthy(),
        _ => Samples.Huge(),
    };

    private static PoolSummary Pool(string name, long rents, double? rate) =>
        Samples.Pool(name) with { Rents = rents, HitRate = rate };

    private static async Task<string[]> Sort(IPage page, string column)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = column, Exact = true }).ClickAsync();
        return await Order(page);
    }

    private static Task<string[]> Order(IPage page) =>
        page.EvaluateAsync<string[]>("[...document.querySelectorAll('tbody th')].map(cell => cell.firstChild.textContent.trim())");

    private static Task Drawn(IPage page) =>
        page.WaitForSelectorAsync(".chart svg .cursor", new() { State = WaitForSelectorState.Attached });
}
