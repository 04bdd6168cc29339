using SymbolTarget;

// Does what a line of input asks: "round" rents once in every shape of member that the compiler gives a name of its own,
// so that a recording with stacks holds one event per shape.
Shapes shapes = new();
Console.WriteLine("ready");
while (Console.ReadLine() is { } line)
{
    if (line == "round")
    {
        Rents.Take("top-level statements");
        Array.ForEach([1], _ => Rents.Take("lambda in top-level statements"));
        await LocalOfMain();
        await shapes.RunAll();
    }
    else if (line == "contend")
    {
        Waits.Run();
    }
    else
    {
        Dynamic.Run(int.Parse(line["dynamic ".Length..]));
    }

    Console.WriteLine("done " + line);
}

static async Task LocalOfMain()
{
    await Task.Yield();
    Rents.Take("async local function in top-level statements");
}
