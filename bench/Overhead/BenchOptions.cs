using System.Globalization;

namespace Overhead;

/// <summary>What is measured, from arguments of the form <c>name=value</c>.</summary>
internal sealed record BenchOptions
{
    /// <summary>Pairs of runs per rate.</summary>
    public int Pairs { get; init; } = 10;

    /// <summary>How long each run is measured, in seconds.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How long the load runs before that, in seconds, until its code is compiled for good.</summary>
    public double Warmup { get; init; } = 5;

    /// <summary>Rents per second of each load; 0 is flat out.</summary>
    public IReadOnlyList<int> Rates { get; init; } = [1_000, 100_000, 1_000_000, 0];

    /// <summary>The tool.</summary>
    public string Tool { get; init; } = "src/Rockpool.Tool/bin/Release/net10.0/rockpool";

    /// <summary>The load.</summary>
    public string Load { get; init; } = "tests/Targets/LoadTarget/bin/Release/net10.0/LoadTarget";

    /// <summary>Reads the arguments.</summary>
    public static BenchOptions Parse(string[] arguments)
    {
        var options = new BenchOptions();
        foreach (var argument in arguments)
        {
            var (name, value) = (argument.Split('=', 2)[0], argument.Split('=', 2)[^1]);
            options = name switch
            {
                "pairs" => options with { Pairs = int.Parse(value, CultureInfo.InvariantCulture) },
                "seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "warmup" => options with { Warmup = double.Parse(value, CultureInfo.InvariantCulture) },
                "rates" => options with { Rates = [.. value.Split(',').Select(rate => int.Parse(rate, CultureInfo.InvariantCulture))] },
                "tool" => options with { Tool = value },
                "load" => options with { Load = value },
                _ => throw new ArgumentException($"'{argument}' is none of pairs=, seconds=, warmup=, rates=, tool=, load="),
            };
        }

        return options;
    }
}
