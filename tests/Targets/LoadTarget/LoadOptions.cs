using System.Globalization;

namespace LoadTarget;

/// <summary>What the load looks like, from arguments of the form <c>name=value</c>.</summary>
internal sealed record LoadOptions
{
    /// <summary>Rents per second over all workers; 0 for as many as go.</summary>
    public int Rate { get; init; } = 1000;

    /// <summary>One in so many requests keeps its buffer for good; 0 for none.</summary>
    public int Leak { get; init; }

    /// <summary>One in so many requests returns its buffer twice; 0 for none.</summary>
    public int Double { get; init; }

    /// <summary>Workers that serve requests side by side.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>Bytes that a worker allocates each time it wakes up, beside what it rents.</summary>
    public int Allocate { get; init; }

    /// <summary>Seconds to run; 0 until the standard input ends.</summary>
    public double Seconds { get; init; }

    /// <summary>The exit code.</summary>
    public int Exit { get; init; }

    /// <summary>Starts another one of itself with this many seconds to run, and waits for it.</summary>
    public double Child { get; init; }

    /// <summary>Reads the arguments.</summary>
    public static LoadOptions Parse(string[] arguments)
    {
        var values = arguments.Select(argument => argument.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return new LoadOptions
        {
            Rate = Whole("rate", 1000),
            Leak = Whole("leak", 0),
            Double = Whole("double", 0),
            Workers = Whole("workers", 2),
            Allocate = Whole("allocate", 0),
            Seconds = Number("seconds"),
            Exit = Whole("exit", 0),
            Child = Number("child"),
        };

        int Whole(string name, int otherwise) =>
            values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

        double Number(string name) =>
            values.TryGetValue(name, out var text) ? double.Parse(text, CultureInfo.InvariantCulture) : 0;
    }
}
