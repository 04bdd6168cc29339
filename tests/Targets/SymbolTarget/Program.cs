using SymbolTarget;

// Every shape of member that the compiler gives a name of its own rents once per round, so that a recording with stacks
// holds one event per shape. The input decides when to go on: a line starts a round, the end of the input ends it all.
Shapes shapes = new();
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    if (line.StartsWith("dynamic ", StringComparison.Ordinal))
    {
        Dynamic.Run(int.Parse(line["dynamic ".Length..]));
        Console.WriteLine("done " + line);
        continue;
    }

    Rents.Take("top-level statements");
    Array.ForEach([1], _ => Rents.Take("lambda in top-level statements"));
    await LocalOfMain();
    await shapes.RunAll();
    Console.WriteLine("done " + line);
}

static async Task LocalOfMain()
{
    await Task.Yield();
    Rents.Take("async local function in top-level statements");
}
