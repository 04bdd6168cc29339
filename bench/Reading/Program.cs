using Reading;

// Each pass is a process of its own, so that a measurement counts start-up and compilation too: see README.md.
switch (args)
{
    case ["record", var file, var megabytes, var threads, var stacks]:
        FlatOutRecording.Make(file, int.Parse(megabytes), int.Parse(threads), bool.Parse(stacks));
        return 0;
    case ["target", var threads]:
        FlatOutTarget.Run(int.Parse(threads));
        return 0;
    case ["compare", var file, var rounds, .. var tool]:
        Comparison.Run(file, int.Parse(rounds), tool);
        return 0;
    case ["traceevent", var file]:
        Pass.TraceEvent(file);
        return 0;
    case ["reader", var file]:
        Pass.Reader(file);
        return 0;
    default:
        Console.Error.WriteLine("""
            usage: Reading record FILE MEGABYTES THREADS STACKS   record a process flat out; STACKS is true or false
                   Reading compare FILE ROUNDS [TOOL ARGUMENTS]   interleaved runs of the passes below and of TOOL
                   Reading traceevent FILE                        one pass of EventPipeEventSource
                   Reading reader FILE                            one pass of our reader alone
            """);
        return 2;
}
