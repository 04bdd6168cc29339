using Reading;

// One pass per process, so that a measurement counts start-up and compilation too: bench/Reading/README.md.
switch (args)
{
    case ["record", var file, var seconds, var threads, var stacks]:
        FlatOutRecording.Make(file, double.Parse(seconds), int.Parse(threads), bool.Parse(stacks));
        return 0;
    case ["target", var threads]:
        FlatOutTarget.Run(int.Parse(threads));
        return 0;
    case ["traceevent", var file]:
        Pass.TraceEvent(file);
        return 0;
    case ["raw", var file]:
        Pass.Rockpool(file);
        return 0;
    default:
        Console.Error.WriteLine("usage: record FILE SECONDS THREADS STACKS | traceevent FILE | raw FILE");
        return 2;
}
