using PoolTarget;

// usage: PoolTarget THREADS PAIRS_PER_SECOND_AND_THREAD (0 = flat out)
// Says "ready" on its output once every thread runs, and ends when its input is closed.
int threads = int.Parse(args[0]);
int rate = int.Parse(args[1]);
using var stop = new CancellationTokenSource();
var renters = new Renter[threads];
for (int i = 0; i < threads; i++)
    renters[i] = Renter.Start(i, rate, stop.Token);
Console.WriteLine("ready");
Console.In.ReadToEnd();
stop.Cancel();
foreach (Renter renter in renters)
    renter.Join();
