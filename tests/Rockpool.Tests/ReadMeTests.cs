using System.Text;

namespace Rockpool.Tests;

/// <summary>The README's examples, compiled and run. The conventions hold them against its text.</summary>
public sealed class ReadMeTests
{
    [Fact]
    public void PoolsAsTheReadMeUsesThem()
    {
        const string input = "a line";

        // One pool for a type and a policy.
        StringBuilder text = Ambient<StringBuilder, StringBuilderPolicy>.Rent();
        text.Append("some text");
        Ambient<StringBuilder, StringBuilderPolicy>.Return(text);

        // A pool of its own, and a lease, which returns its item once, however often it is copied.
        using var parsers = Pool.Create(() => new Parser(), reset: parser => parser.TryReset());
        using (Lease<Parser> lease = parsers.Lease())
            lease.Value.Parse(input);

        Assert.Equal((1, 0), (parsers.Statistics.ItemsHeld, parsers.Statistics.Outstanding));
        Assert.Equal("", parsers.Rent().Line);
    }

    private sealed class Parser
    {
        public string Line { get; private set; } = "";

        public void Parse(string line) => Line = line;

        public bool TryReset()
        {
            Line = "";
            return true;
        }
    }
}
