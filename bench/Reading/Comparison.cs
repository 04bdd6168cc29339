namespace Reading;

/// <summary>
/// Interleaved runs, each a whole process with its start-up, so that a noisy minute meets every contestant alike.
/// </summary>
internal static class Comparison
{
    // 150 MB: a report that needs more managed memory fails.
    private const string HeapLimit = "0x8F0D180";

    public static void Run(string file, int rounds, string[] tool)
    {
        long events = Pass.Count(file);
        Contestant baseline = new("EventPipeEventSource", Environment.ProcessPath!, ["traceevent", file]);
        Contestant reader = new("our reader alone", Environment.ProcessPath!, ["reader", file]);
        List<Contestant> contestants = [baseline, reader];
        if (tool.Length > 0)
            contestants.Add(new Contestant("rockpool report", tool[0], [.. tool[1..], "report", file, "--format", "json"]));
        for (int round = 0; round < rounds; round++)
        {
            foreach (Contestant each in contestants)
                each.RunOnce(HeapLimit);
        }

        Console.WriteLine($"{events} events, {new FileInfo(file).Length / 1e6:F0} MB, {rounds} rounds");
        Console.WriteLine($"{"",-22} {"median s",9} {"min",7} {"max",7} {"M events/s",11} {"times",7}");
        foreach (Contestant each in contestants)
        {
            Console.WriteLine(
                $"{each.Name,-22} {each.Median,9:F3} {each.Fastest,7:F3} {each.Slowest,7:F3} "
                + $"{events / each.Median / 1e6,11:F1} {baseline.Median / each.Median,7:F1}");
        }
    }
}
