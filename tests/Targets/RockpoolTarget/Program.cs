using Rockpool;
using RockpoolTarget;

// A service whose pools are Rockpool's, with two planted defects. Started with "--misuse" it has those instead that the guard
// finds, and the guard. Says "ready" on its output once every thread serves, "served" once each has served a good many requests,
// and ends when its input is closed.
bool misuse = args.Contains("--misuse");
if (misuse)
    RockpoolGuard.Level = GuardLevel.Full;
using var stop = new CancellationTokenSource();
using var served = new CountdownEvent(3);
Worker[] workers = [.. Enumerable.Range(0, served.InitialCount).Select(number => Worker.Start(number, misuse, served, stop.Token))];
Console.WriteLine("ready");
served.Wait();
Console.WriteLine("served");
Console.In.ReadToEnd();
stop.Cancel();
foreach (Worker worker in workers)
    worker.Join();
