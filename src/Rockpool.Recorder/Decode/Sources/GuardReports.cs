using Rockpool.Contract;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Decode.Sources;

/// <summary>
/// What the guards of a process told, each text once, so that the copies of an event in two sessions are the same. Not
/// thread-safe; allocates the texts of every event, which are few.
/// </summary>
internal sealed class GuardReports(Table<GuardReport> reports)
{
    // A program has as many as it has mistakes and ways that lead there; a forged file may have more.
    private const int MostReports = 4096;

    // What the library writes is no longer.
    private const int LongestText = 8000;
    private const int LongestName = 200;

    private readonly Dictionary<(GuardReportKind, string Fields, string Home, string Rented, string Returned, string Seen), int> _known = [];

    /// <summary>Reads what follows the pool and the item, and takes note of it.</summary>
    /// <returns>The report's index, or -1 where the payload is not as expected.</returns>
    public int Read(ref PayloadReader payload)
    {
        GuardMistake mistake = (GuardMistake)payload.Int32();
        string fields = Text(ref payload);
        string home = Text(ref payload, LongestName);
        string rented = Text(ref payload);
        string returned = Text(ref payload);
        string seen = Text(ref payload);
        if (payload.Failed) return -1;
        var key = (KindOf(mistake), fields, home, rented, returned, seen);
        if (_known.Count >= MostReports && !_known.ContainsKey(key)) key = (KindOf(mistake), "", "", "", "", "");
        return IndexOf(key);
    }

    private int IndexOf((GuardReportKind Kind, string Fields, string Home, string Rented, string Returned, string Seen) key)
    {
        if (_known.TryGetValue(key, out int index)) return index;
        index = reports.Add(new GuardReport(
            key.Kind, key.Fields, key.Home, StackText.Frames(key.Rented), StackText.Frames(key.Returned), StackText.Frames(key.Seen)));
        _known.Add(key, index);
        return index;
    }

    private static string Text(ref PayloadReader payload, int longest = LongestText)
    {
        ReadOnlySpan<char> text = payload.Characters();
        return new string(text.Length <= longest ? text : text[..longest]);
    }

    private static GuardReportKind KindOf(GuardMistake mistake) => mistake switch
    {
        GuardMistake.ReturnedTwice => GuardReportKind.ReturnedTwice,
        GuardMistake.ReturnedElsewhere => GuardReportKind.ReturnedElsewhere,
        GuardMistake.UsedAfterReturn => GuardReportKind.UsedAfterReturn,
        GuardMistake.Leaked => GuardReportKind.Leaked,
        GuardMistake.Residue => GuardReportKind.Residue,
        GuardMistake.Overrun => GuardReportKind.Overrun,
        _ => GuardReportKind.Unknown,
    };
}
