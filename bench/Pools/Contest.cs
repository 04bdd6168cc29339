namespace Pools;

/// <summary>
/// Contestants that take turns, in another order each round: each round's figures are divided by that round's, and the median of
/// those ratios is shown.
/// </summary>
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
        // Seeded, so that a run can be repeated; in a fixed order whoever comes after the slowest would always pay for that.
        var random = new Random(rounds);
        int[] order = [.. Enumerable.Range(0, _entrants.Count)];
        for (int round = -warmUps; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (int entrant in order)
            {
                double taken = _entrants[entrant].Time();
                if (round >= 0)
                    _entrants[entrant].Times[round] = taken;
            }
        }
    }

    public Spread RatioOf(int over, int under) => new(_entrants[over].Times.Zip(_entrants[under].Times, (a, b) => a / b));

    public double TimeOf(int entrant) => new Spread(_entrants[entrant].Times).Median;

    public string Ratio(int over, int under)
    {
        (string name, string other) = (_entrants[over].Name, _entrants[under].Name);
        return $"{name} {TimeOf(over):0.00} / {other} {TimeOf(under):0.00}: {RatioOf(over, under)}";
    }
}
