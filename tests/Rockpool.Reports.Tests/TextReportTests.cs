using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Spectre.Console;
using Xunit;

namespace Rockpool.Reports.Tests;

public class TextReportTests
{
    public static TheoryData<int> Widths => [40, 41, 60, 80, 119, 120, 200];

    [Theory, MemberData(nameof(Widths))]
    public void Every_line_fits_the_width(int width)
    {
        foreach (DiagnosisResult diagnosis in (DiagnosisResult[])
            [Samples.Empty(), Samples.Healthy(), Samples.Full(), Samples.Huge(), Samples.Attack()])
        {
            string widest = Plain(diagnosis, width).Split('\n').MaxBy(line => line.GetCellWidth())!;
            Assert.True(widest.GetCellWidth() <= width, widest);
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void Every_row_of_the_pool_table_is_one_line(int width)
    {
        string[] lines = Plain(Samples.Huge(), width).Split('\n');
        int heading = Array.FindIndex(lines, line => line.StartsWith("Pools ", StringComparison.Ordinal));
        int end = Array.FindIndex(lines, heading, line => line.Length == 0);
        int rest = Array.FindIndex(lines, heading, line => line.StartsWith("40 more pools", StringComparison.Ordinal));
        Assert.Equal(20 + 2, rest - heading);
        Assert.True(rest < end);
        int[] ends = [.. lines[(heading + 1)..rest].Select(line => line.Length).Distinct()];
        Assert.Single(ends);
    }

    [Fact]
    public void Pools_beyond_the_first_twenty_are_summed_up()
    {
        Assert.Contains("40 more pools in the JSON and HTML reports: 2.15 G rents and ", Plain(Samples.Huge(), 200));
        DiagnosisResult oneOver = Samples.Huge() with { Pools = [.. Samples.Huge().Pools.Take(21)] };
        Assert.DoesNotContain("more pools", Plain(oneOver, 200));
    }

    [Fact]
    public void Where_every_caller_is_the_platforms_the_nearest_are_shown()
    {
        Finding error = Samples.Full().Findings.First(f => f is { Severity: Severity.Error, Site: not null });
        Frame[] stack =
        [
            new("System.Buffers.SharedArrayPool`1.Rent", null, null, null, null), new("Microsoft.Sdk.Reader.Read", null, null, null, null),
            new("Microsoft.Sdk.Manifests.Load", null, null, null, null), new("System.Lazy`1.CreateValue", null, null, null, null),
        ];
        Site site = error.Site! with { Method = "Microsoft.Sdk.Reader.Read", Stack = stack };
        string text = Plain(Samples.Full() with { Findings = [error with { Site = site, Evidence = [] }] }, 120);
        Assert.Contains("by Microsoft.Sdk.Manifests.Load", text);
    }

    [Fact]
    public void Says_what_a_person_asks_first()
    {
        string text = Plain(Samples.Full(), 100);
        Assert.Contains("Shop.Web (pid 4711), .NET 10.0.12", text);
        Assert.Contains("2 errors, 1 warning", text);
        Assert.Contains("10 s from 2026-11-23 17:20:11 UTC", text);
        Assert.Contains("1,234,567, 12 lost", text);
        Assert.Contains("1.23 % of one core, of 2 % allowed", text);
        Assert.Contains("pool events 90 % of the time, their stacks 1 %", text);
    }

    [Fact]
    public void Says_of_a_finding_all_that_is_known()
    {
        string text = Plain(Samples.Full(), 120);
        Assert.Contains("ERROR RP1001 rented and never returned", text);
        Assert.Contains("at Shop.Orders.Import.OrderReader.ReadAsync /src/Shop/Orders/Import/OrderReader.cs:42", text);
        Assert.Contains("123 times, 12.3/s (95 % interval 10.2 to 14.7), confidence 99.7 %", text);
        Assert.Contains("- share never returned: 1.1 % (95 % interval 0.9 % to 1.31 %)", text);
        Assert.Contains("- longest hold that returned: 31.4 ms", text);
        Assert.Contains("- bytes still out: 3.84 MB", text);
        Assert.Contains("- first returned by: Shop.Http.BodyWriter.FlushAsync (BodyWriter.cs:88)", text);
        Assert.Contains("in System.Buffers.SharedArrayPool<T>.Rent", text);
        Assert.Contains("=> Return the buffer in a finally block", text);
        Assert.Contains("at a site that no stack tells", text);
        Assert.Contains("- misses: –", text);
        Assert.Contains("Coverage insufficient for RP1001 at 2 sites: --for 60s would do.", text);
        Assert.Contains("The file ends at byte 4,711", text);
    }

    [Fact]
    public void A_stack_is_told_by_the_call_into_the_pool_the_site_and_its_own_callers()
    {
        Frame[] stack =
        [
            new("System.Diagnostics.Tracing.EventSource.WriteEvent", null, null, null, null),
            new("System.Buffers.SharedArrayPool`1.Rent", null, null, null, null),
            new("Shop.Reader.Read", null, null, null, null),
            new("System.Threading.Tasks.Task.Run", null, null, null, null),
            new("Shop.Server.Serve", null, null, null, null),
            new(null, null, null, null, null),
            new("Shop.Program.<Main>", null, null, null, null),
        ];
        Finding finding = Samples.Leak() with { Site = new Site("Shop.Reader.Read", null, null, stack) };
        string text = Plain(Samples.Empty() with { Findings = [finding] }, 80);
        Assert.Contains("""
                  in System.Buffers.SharedArrayPool`1.Rent
                  by Shop.Reader.Read
                  by Shop.Server.Serve
                  by [unknown code]
                  (3 frames left out here)
            """, text);
    }

    [Fact]
    public void A_note_has_its_first_facts_and_no_stack()
    {
        string text = Plain(Samples.Empty() with { Findings = [Samples.Leak() with { Severity = Severity.Info }] }, 80);
        Assert.Contains("- bytes still out: 3.84 MB\n    - 1 more fact in the JSON and HTML reports\n    => ", text);
    }

    [Fact]
    public void Where_nothing_was_found_says_what_was_looked_at()
    {
        Assert.Contains(
            "Nothing found. 123,456 rents and 123,400 returns of 1 pool in 10 s were matched", Plain(Samples.Healthy(), 200));
        string thin = Plain(Samples.Healthy() with { Limits = ["coverage insufficient"] }, 200);
        Assert.Contains("Nothing found in what was recorded.", thin);
        Assert.Contains("They were recorded for 100 % of the time. What this recording cannot show is listed", thin);
        Assert.Contains("No pool event was seen. 1,234,567 events in 10 s were read", Plain(Samples.Empty(), 200));
    }

    [Fact]
    public void Unknown_is_never_shown_as_zero()
    {
        string row = Plain(Samples.Full(), 200).Split('\n').Single(line => line.StartsWith("RecyclableMemoryStream", StringComparison.Ordinal));
        Assert.Equal(3, row.Count(character => character == '–'));
    }

    [Theory]
    [InlineData(true, "1.02 GB")]
    [InlineData(false, null)]
    public void What_was_asked_for_has_a_column_where_a_source_says_it(bool isTold, string? shown)
    {
        PoolSummary pool = Samples.Pool("packets") with { BytesAsked = isTold ? 1_100_000_000 : null };
        string text = Plain(Samples.Full() with { Pools = [pool] }, 200);
        Assert.Equal(isTold, text.Split('\n').Single(line => line.StartsWith("pool ", StringComparison.Ordinal)).Contains(" asked "));
        Assert.Equal(isTold, shown is not null && text.Contains(shown));
    }

    [Theory]
    [InlineData(0, 200, false)]
    [InlineData(17, 200, true)]
    [InlineData(17, 80, true)]
    [InlineData(17, 40, false)]
    public void Finalised_items_have_a_column_where_there_are_any_and_room(long finalised, int width, bool isShown)
    {
        DiagnosisResult diagnosis = Samples.Full() with
        {
            Pools = [Samples.Pool("ArrayPool<byte> #1"), Samples.Pool("RecyclableMemoryStream") with { Finalized = finalised }],
        };
        string[] lines = Plain(diagnosis, width).Split('\n');
        string head = lines.Single(line => line.StartsWith("pool ", StringComparison.Ordinal));
        Assert.Equal(isShown, head.Contains("finalised", StringComparison.Ordinal));
        if (!isShown) return;
        string row = lines.Single(line => line.StartsWith("RecyclableM", StringComparison.Ordinal));
        int end = head.IndexOf("finalised", StringComparison.Ordinal) + "finalised".Length;
        Assert.Equal("       17", row[(end - "finalised".Length)..end]);
    }

    [Fact]
    public void Says_where_rents_found_their_items_and_what_labels_rented()
    {
        string text = Plain(Samples.Full(), 300);
        Assert.Contains(
            "orders found: slot 1, magazine 7, shelf 1, stolen 1, victim 1, made 2; "
            + "dropped: 10 as the breaker was open, 2 refused by the reset; slow: 3 rents (made, up to 1.5 ms), 1 return (up to 200 µs)",
            text);
        Assert.Contains("region request/GET /orders 12,345 rents, 67 misses, 8 still out\nlabel tenant=7 100 rents, 1 miss, 0 still out", text);
        Assert.DoesNotContain("Labels and regions", Plain(Samples.Healthy(), 200));
    }

    [Fact]
    public void Is_in_colour_only_where_the_console_has_it()
    {
        Assert.Contains("\u001b[", Render(Samples.Full(), 80, AnsiSupport.Yes));
        Assert.DoesNotContain('\u001b', Render(Samples.Full(), 80, AnsiSupport.No));
    }

    [Fact]
    public void Text_from_the_recording_reaches_the_console_without_a_control_character()
    {
        string text = Plain(Samples.Attack(), 120);
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.DoesNotContain('\u202e', text);
        Assert.Contains("[red]x[/]", text);
        Assert.Contains(@"\u{1b}[2J", text);
        Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("ERROR \\u", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_plain_ascii_where_the_console_has_nothing_else()
    {
        Assert.Contains(Plain(Samples.Full(), 40), character => character > '~');
        Assert.DoesNotContain(Render(Samples.Full(), 40, AnsiSupport.No, unicode: false), character => character > '~');
    }

    [Fact]
    public void Colour_codes_are_the_reports_own()
    {
        string text = Render(Samples.Attack(), 80, AnsiSupport.Yes);
        Assert.DoesNotContain("\u001b[2J", text);
        Assert.DoesNotContain("\u001b]", text);
    }

    private static string Plain(DiagnosisResult diagnosis, int width) => Render(diagnosis, width, AnsiSupport.No);

    private static string Render(DiagnosisResult diagnosis, int width, AnsiSupport ansi, bool unicode = true)
    {
        var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = ansi,
            ColorSystem = ansi == AnsiSupport.Yes ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = unicode;
        TextReport.Write(diagnosis, console);
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
