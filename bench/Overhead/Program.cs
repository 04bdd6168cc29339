using Overhead;

// What recording costs a program, and whether those same recordings find what is planted in it: see README.md.
var options = BenchOptions.Parse(args);
var bench = new Bench(options);
var lines = new List<Summary>();
foreach (var rate in options.Rates)
    lines.Add(new Summary(rate, options.Seconds, await bench.RunAsync(rate)));

Console.WriteLine(Summary.Header);
lines.ForEach(Console.WriteLine);
