using NativeSuite;

Elements.Show();

// What a test throws is its result: this is the one place that catches everything.
return new Suite(Console.Out).Run();
