namespace Rockpool.Recorder.Attach.Port;

/// <summary>An EventPipe session to be started.</summary>
/// <param name="Providers">What is recorded.</param>
/// <param name="BufferMegabytes">The most memory that the process may hold back for it.</param>
/// <param name="Stacks">Whether events carry call stacks.</param>
/// <param name="Rundown">
/// Keywords of what the process tells of its code when the session stops; 0 for nothing. A runtime before .NET 9 tells
/// everything or nothing.
/// </param>
internal sealed record SessionRequest(
    IReadOnlyList<EventProvider> Providers, int BufferMegabytes, bool Stacks, ulong Rundown = 0)
{
    private const int NetTraceFormat = 1;
    private const ulong EveryRundown = 0x80020139;

    /// <summary>The request in the oldest form that can say it, so that older runtimes understand it.</summary>
    public byte[] ToBytes()
    {
        var filtered = Providers.Any(provider => provider.Only is not null);
        var chosenRundown = Rundown is not 0 and not EveryRundown;
        var command = filtered ? PortCommand.CollectTracing5
            : chosenRundown ? PortCommand.CollectTracing4 : PortCommand.CollectTracing3;
        var message = new PortMessage(command);
        if (filtered)
        {
            message.Add(0);
        }

        message.Add(BufferMegabytes).Add(NetTraceFormat);
        _ = command == PortCommand.CollectTracing3 ? message.Add(Rundown != 0) : message.Add(Rundown);
        message.Add(Stacks).Add(Providers.Count);
        foreach (var provider in Providers)
        {
            message.Add(provider.Keywords).Add((int)provider.Level).Add(provider.Name).Add("");
            if (filtered)
            {
                AddFilter(message, provider.Only);
            }
        }

        return message.ToBytes();
    }

    private static void AddFilter(PortMessage message, IReadOnlyList<int>? only)
    {
        message.Add(only is not null).Add(only?.Count ?? 0);
        foreach (var id in only ?? [])
        {
            message.Add(id);
        }
    }
}
