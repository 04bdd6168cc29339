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
    private const int ChoiceSince = 9;
    private const int FilterSince = 10;

    /// <summary>The request in a form that a runtime understands.</summary>
    /// <param name="runtime">
    /// The runtime's major version. Before 9 there is no choice: every event carries its stack, and a rundown is whole.
    /// </param>
    public byte[] ToBytes(int runtime)
    {
        var message = new PortMessage(CommandFor(runtime));
        if (runtime >= FilterSince)
            message.Add(0);
        message.Add(BufferMegabytes).Add(NetTraceFormat);
        if (runtime >= ChoiceSince)
            message.Add(Rundown).Add(Stacks);
        else
            message.Add(Rundown != 0);
        message.Add(Providers.Count);
        foreach (var provider in Providers)
        {
            message.Add(provider.Keywords).Add((int)provider.Level).Add(provider.Name).Add("");
            if (runtime >= FilterSince)
                AddFilter(message, provider.Only);
        }

        return message.ToBytes();
    }

    private static PortCommand CommandFor(int runtime) => runtime switch
    {
        >= FilterSince => PortCommand.CollectTracing5,
        >= ChoiceSince => PortCommand.CollectTracing4,
        _ => PortCommand.CollectTracing2,
    };

    private static void AddFilter(PortMessage message, IReadOnlyList<int>? only)
    {
        // An empty list of ids that are switched off lets every event pass.
        message.Add(only is not null).Add(only?.Count ?? 0);
        foreach (var id in only ?? [])
        {
            message.Add(id);
        }
    }
}
