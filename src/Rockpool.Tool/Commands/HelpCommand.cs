using System.CommandLine;

namespace Rockpool.Tool.Commands;

/// <summary><c>rockpool help</c>: the same as <c>--help</c>, for whoever tries it first.</summary>
internal static class HelpCommand
{
    private static readonly Argument<string?> _verb = new("VERB")
    {
        Description = "The verb to explain. Default: what verbs there are",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        var command = new Verb("help", "Shows this help, or a verb's.", "rockpool help record")
        {
            _verb,
        };
        command.SetAction(parsed =>
        {
            string[] arguments = parsed.GetValue(_verb) is { } verb ? [verb, "--help"] : ["--help"];
            return parsed.RootCommandResult.Command.Parse(arguments).Invoke(parsed.InvocationConfiguration);
        });
        return command;
    }
}
