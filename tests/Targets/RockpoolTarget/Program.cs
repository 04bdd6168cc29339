using RockpoolTarget;

// A service whose pools are Rockpool's, with two planted defects. Says "ready" on its output once every thread serves, and
// ends when its input is closed.
using var stop = new CancellationTokenSource();
Worker[] workers = [.. Enumerable.Range(0, 3).Select(number => Worker.Start(number, stop.Token))];
Console.WriteLine("ready");
Console.In.ReadToEnd();
stop.Cancel();
foreach (Worker worker in workers)
    worker.Join();
