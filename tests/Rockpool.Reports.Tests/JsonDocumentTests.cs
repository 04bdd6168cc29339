using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Reports.Tests;

/// <summary>docs/json.md against real output: every key written is described, every key described is written.</summary>
public partial class JsonDocumentTests
{
    private static readonly (string Name, string Type, bool Nullable)[] Rows =
        [.. Row().Matches(Document()).Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value == "yes"))];

    [Fact]
    public void Describes_every_key_that_is_written_and_no_other()
    {
        var written = new SortedSet<string>(Values().Select(value => value.Key), StringComparer.Ordinal);
        Assert.Equal(written, new SortedSet<string>(Rows.Select(row => row.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void A_null_is_written_only_where_the_document_allows_it()
    {
        string[] never = [.. Rows.GroupBy(row => row.Name).Where(rows => rows.All(row => !row.Nullable)).Select(rows => rows.Key)];
        string[] nulls = [.. Values().Where(value => value.Value is null).Select(value => value.Key).Distinct()];
        Assert.NotEmpty(nulls);
        Assert.Empty(nulls.Intersect(never));
    }

    [Fact]
    public void Every_value_has_a_type_that_the_document_names()
    {
        foreach ((string key, JsonNode? value) in Values())
        {
            if (value is null) continue;
            string[] types = [.. Rows.Where(row => row.Name == key).Select(row => row.Type)];
            string[] allowed = value.GetValueKind() switch
            {
                JsonValueKind.Number => ["integer", "number"],
                JsonValueKind.String => ["string"],
                JsonValueKind.True or JsonValueKind.False => ["boolean"],
                JsonValueKind.Array => ["array"],
                _ => ["object", "estimate", "site"],
            };
            Assert.True(types.Any(type => allowed.Any(type.Contains)), $"{key} is a {value.GetValueKind()}, described as {string.Join(" or ", types)}");
        }
    }

    [Fact]
    public void Names_every_source()
    {
        string sources = Document().Split('\n').Single(line => line.StartsWith("| `source`", StringComparison.Ordinal));
        Assert.All(Enum.GetNames<PoolSource>(), source => Assert.Contains($"`{source}`", sources));
    }

    // Every key with its value, of reports that hold everything and of one that holds nothing; the names of facts are
    // the findings' own and stay out.
    private static IEnumerable<(string Key, JsonNode? Value)> Values() =>
        new[] { Samples.Full(), Samples.Empty() }.SelectMany(diagnosis => Under(JsonReportTests.Parse(diagnosis), facts: false));

    private static IEnumerable<(string Key, JsonNode? Value)> Under(JsonNode? node, bool facts) => node switch
    {
        JsonObject from => from.SelectMany(pair =>
            Under(pair.Value, pair.Key == "evidence").Concat(facts ? [] : [(pair.Key, pair.Value)])),
        JsonArray items => items.SelectMany(item => Under(item, facts: false)),
        _ => [],
    };

    private static string Document()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Rockpool.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return File.ReadAllText(Path.Combine(folder, "docs", "json.md"));
    }

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+) \| (yes|no) \| .+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
