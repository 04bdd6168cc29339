namespace Rockpool.Recorder.Decode.Sources;

/// <summary>What a recorded process says of itself; null where no event told. Not thread-safe.</summary>
internal sealed class ProcessFacts
{
    /// <summary>Its command line.</summary>
    public string? CommandLine { get; private set; }

    /// <summary>Its operating system, as the runtime names it.</summary>
    public string? OperatingSystem { get; private set; }

    /// <summary>Its processor architecture, such as <c>x64</c>.</summary>
    public string? Architecture { get; private set; }

    /// <summary>The version of its runtime, such as <c>10.0.12</c>.</summary>
    public string? RuntimeVersion { get; private set; }

    /// <summary>Whether the runtime's start was recorded, and so everything after it.</summary>
    public bool StartSeen { get; private set; }

    /// <summary>Takes in the event of provider <c>Microsoft-DotNETCore-EventPipe</c> that opens every session.</summary>
    /// <returns>False where the payload is not as expected; nothing is taken in then.</returns>
    public bool TakeProcess(PayloadReader payload)
    {
        string commandLine = payload.Text();
        string system = payload.Text();
        string architecture = payload.Text();
        if (payload.Failed) return false;
        CommandLine = commandLine;
        OperatingSystem = system;
        Architecture = architecture;
        return true;
    }

    /// <summary>Takes in the runtime's version, told when it starts and in every rundown.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="atStart">Whether this is the event of the runtime's start, not a rundown's.</param>
    /// <returns>False where the payload is not as expected; nothing is taken in then.</returns>
    public bool TakeRuntime(PayloadReader payload, bool atStart)
    {
        payload.Skip(sizeof(ushort) * 2 + sizeof(ushort) * 4); // Instance, flavour, version of the class library
        int major = payload.UInt16();
        int minor = payload.UInt16();
        int build = payload.UInt16();
        payload.Skip(sizeof(ushort));
        if (payload.Failed) return false;

        // The build number is the patch times 100 and the last two digits of the year: 1226 is patch 12, made in 2026.
        RuntimeVersion = $"{major}.{minor}.{build / 100}";
        StartSeen |= atStart;
        return true;
    }
}
