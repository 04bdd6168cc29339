namespace Pools;

/// <summary>Contestants that take turns: each round's figures are divided by that round's, and medians are shown.</summary>
/// <param name="rounds">Rounds that count.</param>
/// <param name="warmUps">Rounds before those, until all is compiled for good.</param>
internal sealed class Contest(int rounds, int warmUps)
{
    private readonly List<(string Name, Func<double> Time, double[] Times)> _entrants = [];

    public int Add(string name, Func<double> time)
    {
        _entrants.Add((name, time, new double[rounds]));
        return _entrants.Count - 1;
    }

    public void Run()
    {
        for (int round = -warmUps; round < rounds; round++)
        {
            foreach ((_, Func<double> time, double[] times) in _entrants)
            {
                double taken = time();
                if (round >= 0)
                    times[round] = taken;
            }
        }
    }

    public string Ratio(int over, int under)
    {
        (string name, _, double[] times) = _entrants[over];
        (string other, _, double[] others) = _entrants[under];
        double ratio = Median(times.Zip(others, (a, b) => a / b));
        return $"{name} {Median(times):0.00} / {other} {Median(others):0.00}: {ratio:0.00}";
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
