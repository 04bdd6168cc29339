using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Rockpool.Tool.Commands;

/// <summary>The parser's own help, then the verb's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly string[] _first =
    [
        "rockpool demo                              # see it work on the bundled sample service",
        "rockpool ps                                # what can be recorded",
        "rockpool record -p 1234 --for 10s -o a.rockpool",
        "rockpool report a.rockpool",
    ];

    private readonly HelpAction _help = new();

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _help.Invoke(parseResult);
        IReadOnlyList<string> examples = parseResult.CommandResult.Command is Verb verb ? verb.Examples : _first;
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in examples)
            output.WriteLine("  " + example);
        return ExitCode.Success;
    }
}
