using System.Globalization;
using Buffers;
using Buffers.Pinned;
using Buffers.Writers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int rounds = args.Length > 1 ? int.Parse(args[1]) : 11;
switch (args.FirstOrDefault())
{
    case "times":
        Times.Run(rounds);
        break;
    case "waste":
        Waste.Run();
        break;
    case "allocations":
        Allocations.Run();
        break;
    case "writers":
        WriterTimes.Run(rounds);
        break;
    case "blocks":
        BlockTimes.Run(rounds);
        break;
    default:
        Console.Error.WriteLine("expected: times [rounds], waste, allocations, writers [rounds], or blocks [rounds]");
        return 2;
}

return 0;
