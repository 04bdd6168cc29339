namespace Rockpool.Tests;

/// <summary>What the papers' examples pool.</summary>
internal sealed class Parser
{
    public string Line { get; private set; } = "";

    public void Parse(string line) => Line = line;

    public bool TryReset()
    {
        Line = "";
        return true;
    }
}
