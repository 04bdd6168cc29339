using System.Text.Json.Nodes;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Reports.Tests;

public class JsonReportTests
{
    [Fact]
    public void Holds_what_the_diagnosis_holds()
    {
        DiagnosisResult diagnosis = Samples.Full();
        JsonNode report = Parse(diagnosis);
        Assert.Equal(1, (int)report["schema"]!);
        JsonNode recording = report["recording"]!;
        Assert.Equal(10.0, (double)recording["durationSeconds"]!);
        Assert.Equal("2026-11-23T17:20:11.0000000+00:00", (string)recording["started"]!);
        Assert.Equal(1_234_567, (long)recording["events"]!);
        Assert.Equal(12, (long)recording["lostEvents"]!);
        Assert.Equal(0.0123, (double)recording["overhead"]!);
        Assert.Equal(7.0, (double)recording["poolCoverage"]![1]!["fromSeconds"]!);
        Assert.Equal(0.05, (double)recording["stackCoverage"]![0]!["toSeconds"]!);
        Assert.Equal(diagnosis.Limits[0], (string)report["limits"]![0]!);
    }

    [Fact]
    public void Holds_every_figure_of_a_pool()
    {
        PoolSummary pool = Samples.OwnPool("p");
        JsonObject written = Parse(Samples.Empty() with { Pools = [pool] })["pools"]![0]!.AsObject();
        string[] inTheirOwnWay =
            [nameof(PoolSummary.Tiers), nameof(PoolSummary.LongestOperation), nameof(PoolSummary.SlowPaths), nameof(PoolSummary.DropReasons)];
        Assert.Equal(["cutOff 10", "refused 2"], written["dropReasons"]!.AsArray().Select(drop => $"{drop!["reason"]} {drop["count"]}"));
        Assert.Equal(
            ["rent created 3 0.0015", "return unknown 1 0.0002"],
            written["slow"]!.AsArray().Select(slow => $"{slow!["operation"]} {slow["tier"]} {slow["count"]} {slow["longestSeconds"]}"));
        Assert.Equal(7, (int)written["tiers"]!["magazine"]!);
        Assert.Equal(0.0015, (double)written["longestOperationSeconds"]!);
        foreach (System.Reflection.PropertyInfo property in typeof(PoolSummary).GetProperties().Where(p => !inTheirOwnWay.Contains(p.Name)))
        {
            string key = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            Assert.Equal(Text(property.GetValue(pool)), written[key]!.ToString());
        }
    }

    [Fact]
    public void Holds_a_finding_with_its_site_and_evidence()
    {
        JsonNode finding = Parse(Samples.Full())["findings"]![0]!;
        Assert.Equal("RP1001", (string)finding["rule"]!);
        Assert.Equal("error", (string)finding["severity"]!);
        Assert.Equal(0.997, (double)finding["confidence"]!);
        Assert.Equal(10.2, (double)finding["ratePerSecond"]!["low"]!);
        Assert.Equal("Shop.Orders.Import.OrderReader.ReadAsync", (string)finding["site"]!["method"]!);
        Assert.Equal(42, (int)finding["site"]!["line"]!);
        Assert.Equal(5, finding["site"]!["stack"]!.AsArray().Count);
        Assert.Equal("System.Byte", (string)finding["site"]!["stack"]![0]!["typeArguments"]!);
        Assert.Equal(0.0314, (double)finding["evidence"]!["longestHoldSeconds"]!["value"]!);
        Assert.Equal("s", (string)finding["evidence"]!["longestHoldSeconds"]!["unit"]!);
        Assert.True((bool)finding["evidence"]!["growsToTheEnd"]!["value"]!);
        Assert.Equal(0.009, (double)finding["evidence"]!["neverReturned"]!["value"]!["low"]!);
        Assert.Equal(60, finding["survival"]!.AsArray().Count);
        JsonNode second = Parse(Samples.Full())["findings"]![1]!;
        Assert.Equal("Shop.Http.BodyWriter.FlushAsync", (string)second["evidence"]!["firstReturner"]!["value"]!["method"]!);
    }

    [Fact]
    public void Writes_null_for_what_is_not_known_and_never_leaves_a_key_out()
    {
        JsonNode report = Parse(Samples.Full());
        JsonObject finding = report["findings"]![2]!.AsObject();
        foreach (string key in (string[])["ratePerSecond", "site", "pool", "survival"])
        {
            Assert.True(finding.ContainsKey(key));
            Assert.Null(finding[key]);
        }

        Assert.Null(report["pools"]![1]!["hitRate"]);
        Assert.Null(report["timeline"]!["points"]![65]!["inUse"]);
        Assert.Null(report["timeline"]!["collections"]![1]!["pauseSeconds"]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_json_cannot_say_is_null(double odd)
    {
        var estimate = new Estimate(odd, odd, odd);
        Finding finding = Samples.Leak() with
        {
            Confidence = odd,
            RatePerSecond = estimate,
            Evidence = [new Evidence("plain", "", odd), new Evidence("estimate", "", estimate)],
            Survival = new SurvivalCurve([new SurvivalPoint(odd, estimate, 1)]),
        };
        JsonNode report = Parse(Samples.Empty() with
        {
            Findings = [finding],
            Pools = [Samples.Pool("p") with { HitRate = odd }],
            Timeline = new Timeline(odd, [new TimelinePoint(odd, 1, 1, 1)], [new CollectionMark(odd, 0, odd)]),
            Recording = Samples.Recording() with { Overhead = odd, Budget = odd },
        });
        JsonNode written = report["findings"]![0]!;
        Assert.Null(written["confidence"]);
        Assert.Null(written["ratePerSecond"]!["high"]);
        Assert.Null(written["evidence"]!["plain"]!["value"]);
        Assert.Null(written["evidence"]!["estimate"]!["value"]!["value"]);
        Assert.Null(written["survival"]![0]!["seconds"]);
        Assert.Null(report["pools"]![0]!["hitRate"]);
        Assert.Null(report["recording"]!["overhead"]);
    }

    [Fact]
    public void Text_comes_back_as_it_was_but_for_half_characters()
    {
        JsonNode finding = Parse(Samples.Attack())["findings"]![0]!;
        string expected = Samples.Hostile.Replace('\ud800', '\ufffd');
        Assert.Equal(expected, (string)finding["title"]!);
        Assert.Equal(expected, (string)finding["site"]!["stack"]![0]!["method"]!);
        Assert.Equal(expected, (string)finding["evidence"]!["hostile"]!["label"]!);
    }

    [Fact]
    public void Leaves_the_stream_open_and_writes_no_byte_order_mark()
    {
        using var stream = new MemoryStream();
        JsonReport.Write(Samples.Full(), stream);
        Assert.True(stream.CanWrite);
        Assert.Equal((byte)'{', stream.GetBuffer()[0]);
        Assert.Equal((byte)'\n', stream.GetBuffer()[stream.Length - 1]);
    }

    [Fact]
    public void Every_severity_and_source_has_its_own_word()
    {
        JsonNode report = Parse(Samples.Empty() with
        {
            Findings = [.. Enum.GetValues<Severity>().Select(severity => Samples.Leak() with { Severity = severity })],
            Pools = [.. Enum.GetValues<PoolSource>().Select(source => Samples.Pool("p") with { Source = source })],
        });
        Assert.Equal(["info", "warning", "error"], report["findings"]!.AsArray().Select(finding => (string)finding!["severity"]!));
        Assert.Equal(Enum.GetNames<PoolSource>(), report["pools"]!.AsArray().Select(pool => (string)pool!["source"]!));
    }

    internal static JsonNode Parse(DiagnosisResult diagnosis)
    {
        using var stream = new MemoryStream();
        JsonReport.Write(diagnosis, stream);
        return JsonNode.Parse(stream.ToArray())!;
    }

    private static string Text(object? value) => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!;
}
