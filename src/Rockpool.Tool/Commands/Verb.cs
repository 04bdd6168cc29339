using System.CommandLine;

namespace Rockpool.Tool.Commands;

/// <summary>A command with examples, which its help shows after the options.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Whole command lines, each with what it does after two spaces and a '#'.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
