using System.Globalization;
using TruthTarget;

// Says "ready". Then, for each line "work N": every thread rents and returns N times, each site in turn; says "done work N".
Traffic traffic = Traffic.Start();
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    int pairs = int.Parse(line.AsSpan("work ".Length), CultureInfo.InvariantCulture);
    traffic.Run(pairs);
    Console.WriteLine("done " + line);
}
