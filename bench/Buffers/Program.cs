using System.Globalization;
using Buffers;
using Buffers.Pinned;
using Buffers.Writers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int rounds = args.Length > 1 && int.TryParse(args[1], out int given) ? given : 11;
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
    case "retained":
        Retained.Run(args.ElementAtOrDefault(1));
        break;
    case "presizing":
        Presizing.Run(args.ElementAtOrDefault(1));
        break;
    case "blocks":
        BlockTimes.Run(rounds);
        break;
    case "spike":
        BlockSpike.Run();
        break;
    case "fragmentation":
        Fragmentation.Run();
        break;
    default:
        Console.Error.WriteLine(
            "expected: times [rounds], waste, allocations, writers [rounds], retained, presizing, blocks [rounds], spike, or fragmentation");
        return 2;
}

return 0;
