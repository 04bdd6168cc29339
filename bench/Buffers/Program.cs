using System.Globalization;
using Buffers;
<<<<<<< HEAD
using Buffers.Writers;
=======
using Buffers.Pinned;
>>>>>>> c8d73d9 (Pinned memory in slabs: a MemoryPool, leases, counted slices, and datagrams received into them)

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
<<<<<<< HEAD
    case "writers":
        WriterTimes.Run(rounds);
        break;
    default:
        Console.Error.WriteLine("expected: times [rounds], waste, allocations, or writers [rounds]");
=======
    case "blocks":
        BlockTimes.Run(rounds);
        break;
    default:
        Console.Error.WriteLine("expected: times [rounds], waste, allocations, or blocks [rounds]");
>>>>>>> c8d73d9 (Pinned memory in slabs: a MemoryPool, leases, counted slices, and datagrams received into them)
        return 2;
}

return 0;
