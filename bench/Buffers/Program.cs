using System.Globalization;
using Buffers;

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
    default:
        Console.Error.WriteLine("expected: times [rounds], waste, or allocations");
        return 2;
}

return 0;
