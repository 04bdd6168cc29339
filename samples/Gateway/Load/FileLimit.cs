using System.Globalization;

namespace Gateway.Load;

/// <summary>How many files, connections among them, a process may have open.</summary>
internal static class FileLimit
{
    /// <summary>For what a process has open beside its connections.</summary>
    private const int Others = 300;

    /// <summary>Throws if so many connections are too many. The gateway runs under the same limit.</summary>
    public static void Check(int connections)
    {
        if (connections > Limit() - Others)
        {
            throw new GatewayException(
                $"{connections} connections need {connections + Others} open files, and a process may have {Limit()}: raise it with ulimit -n");
        }
    }

    private static int Limit()
    {
        const string Name = "Max open files";
        string? line = File.Exists("/proc/self/limits")
            ? File.ReadLines("/proc/self/limits").FirstOrDefault(text => text.StartsWith(Name, StringComparison.Ordinal))
            : null;
        string? soft = line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(soft, CultureInfo.InvariantCulture, out int limit) ? limit : int.MaxValue;
    }
}
