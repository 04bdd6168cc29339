using System.CommandLine;
using Gateway.Load;

namespace Gateway.Commands;

/// <summary>The options that say what load to make.</summary>
internal sealed class LoadFlags
{
    private readonly Option<int> _connections = Of("--clients", "Long connections.", 10_000, 1, 1_000_000);
    private readonly Option<double> _messages = Of("--messages", "Messages a second between them.", 6_000.0, 0, 1_000_000);
    private readonly Option<double> _datagrams = Of("--datagrams", "Datagrams a second, of eight frames each.", 100.0, 0, 1_000_000);
    private readonly Option<double> _requests = Of("--posts", "Short requests a second.", 500.0, 0, 1_000_000);
    private readonly Option<double> _seconds = Of("--seconds", "How long to measure.", 15.0, 0, 100_000);
    private readonly Option<double> _warmUp = Of("--warm-up", "Seconds of load before that.", 12.0, 0, 100_000);
    private readonly Option<double> _idle = Of("--idle", "Seconds of quiet after it.", 60.0, 0, 100_000);
    private readonly Option<int> _seed = Of("--seed", "Another order of messages.", 1, 0, int.MaxValue);

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_connections, _messages, _datagrams, _requests, _seconds, _warmUp, _idle, _seed])
            command.Options.Add(option);
    }

    public LoadOptions Read(ParseResult parsed) => new()
    {
        Connections = parsed.GetValue(_connections),
        Messages = parsed.GetValue(_messages),
        Datagrams = parsed.GetValue(_datagrams),
        Requests = parsed.GetValue(_requests),
        Duration = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
        WarmUp = TimeSpan.FromSeconds(parsed.GetValue(_warmUp)),
        Idle = TimeSpan.FromSeconds(parsed.GetValue(_idle)),
        Seed = parsed.GetValue(_seed),
    };

    private static Option<T> Of<T>(string name, string what, T value, T least, T most)
        where T : struct, IComparable<T>, IFormattable
    {
        Option<T> option = Ranged.Option(name, what, least, most);
        option.DefaultValueFactory = _ => value;
        return option;
    }
}
