using System.CommandLine;
using Gateway;
using Gateway.Commands;

var root = new RootCommand("A message gateway that shows what reuse of memory brings.")
{
    ServeCommand.Create(),
    LoadCommand.Create(),
    CompareCommand.Create(),
};
ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (string message in parsed.Errors.Select(error => error.Message).Distinct())
        Console.Error.WriteLine($"gateway: {string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
    return ExitCode.Usage;
}

using var interruption = new Interruption();
try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    return await parsed.InvokeAsync(configuration, interruption.Token);
}
catch (GatewayException impossible)
{
    Console.Error.WriteLine($"gateway: {impossible.Message}");
    return ExitCode.Usage;
}
catch (OperationCanceledException)
{
    return ExitCode.Interrupted;
}
