// Pools in a process of their own: what the environment says, what memory there is, what the collector does, how it ends.
using System.Globalization;
using Rockpool;
using SettingTarget;

switch (args)
{
    case ["level"]:
        Console.WriteLine(RockpoolGuard.Level);
        return 0;
    case ["tides"]:
        Tides.Tell();
        return 0;
    case ["limit"]:
        Limit.Tell();
        return 0;
    case ["burst"]:
        Burst.Tell();
        return 0;
    case ["idle", string pages, string seconds]:
        new Idle(isPooled: pages == "pooled").Tell(TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture)));
        return 0;
    case ["outstanding", string exitCode]:
        Outstanding.Leave();
        return int.Parse(exitCode, CultureInfo.InvariantCulture);
    default:
        Console.Error.WriteLine("level | tides | limit | burst | idle pooled|new SECONDS | outstanding EXITCODE");
        return 2;
}
