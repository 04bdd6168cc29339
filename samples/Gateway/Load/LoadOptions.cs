namespace Gateway.Load;

/// <summary>What load to make.</summary>
internal sealed record LoadOptions
{
    /// <summary>Long connections.</summary>
    public int Connections { get; init; }

    /// <summary>Messages from long connections to others, a second.</summary>
    public double Messages { get; init; }

    /// <summary>Datagrams a second, of eight frames each.</summary>
    public double Datagrams { get; init; }

    /// <summary>Short requests a second.</summary>
    public double Requests { get; init; }

    /// <summary>What is measured.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What comes before.</summary>
    public TimeSpan WarmUp { get; init; }

    /// <summary>How long to keep the connections quiet afterwards.</summary>
    public TimeSpan Idle { get; init; }

    public int Seed { get; init; }
}
