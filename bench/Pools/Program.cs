using System.Globalization;
using BenchmarkDotNet.Running;
using Pools;
using Pools.Connections;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["quick", ..])
    Quick.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 11);
else if (args is ["hand-off", ..])
    Quick.HandOff(rounds: 15);
else if (args is ["bursts", ..])
    Quick.Bursts(rounds: args.Length > 1 ? int.Parse(args[1]) : 11);
else if (args is ["leases", ..])
    Leases.Run(rounds: args.Length > 1 ? int.Parse(args[1]) : 201);
else if (args is ["guards", .. var guards])
    Guards.Run(guards);
else if (args is ["scopes", "pauses", var name, var count])
    Pauses.Measure(name, int.Parse(count));
else if (args is ["scopes", .. var parts])
    Scopes.Run(parts);
else
    BenchmarkSwitcher.FromAssembly(typeof(PairBenchmarks).Assembly).Run(args);
