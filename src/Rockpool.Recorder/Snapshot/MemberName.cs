using System.Globalization;

namespace Rockpool.Recorder.Snapshot;

/// <summary>
/// How the members of a recording are named: <c>manifest.json</c>, <c>updates/000001.jsonl</c> and
/// <c>session-0001-all-events/000001.nettrace</c>. In name order, a session's members are one NetTrace stream.
/// </summary>
internal static class MemberName
{
    /// <summary>The first member's name.</summary>
    public const string Manifest = "manifest.json";

    private const string UpdateFolder = "updates/", SessionFolder = "session-", TraceSuffix = ".nettrace";

    private static readonly (SessionRole Role, string Text)[] Roles =
    [
        (SessionRole.AllEvents, "all-events"), (SessionRole.RareStacks, "rare-stacks"),
        (SessionRole.BurstStacks, "burst-stacks"), (SessionRole.AllStacks, "all-stacks"),
        (SessionRole.RuntimeStacks, "runtime-stacks"), (SessionRole.Names, "names"),
    ];

    /// <summary>The name of the update member with number <paramref name="sequence"/>.</summary>
    public static string Update(int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{UpdateFolder}{sequence:D6}.jsonl");

    /// <summary>The name of a session's segment with number <paramref name="sequence"/>.</summary>
    public static string Segment(int session, SessionRole role, int sequence)
    {
        string text = Array.Find(Roles, entry => entry.Role == role).Text;
        return string.Create(
            CultureInfo.InvariantCulture, $"{SessionFolder}{session:D4}-{text}/{sequence:D6}{TraceSuffix}");
    }

    /// <summary>Whether a member holds updates.</summary>
    public static bool IsUpdate(string name) => name.StartsWith(UpdateFolder, StringComparison.Ordinal);

    /// <summary>Takes a segment's name apart.</summary>
    /// <returns>False where the name is not a segment's.</returns>
    public static bool TryParseSegment(string name, out int session, out SessionRole role, out int sequence)
    {
        (session, role, sequence) = (0, default, 0);
        if (!name.StartsWith(SessionFolder, StringComparison.Ordinal)) return false;
        if (!name.EndsWith(TraceSuffix, StringComparison.Ordinal)) return false;
        ReadOnlySpan<char> rest = name.AsSpan(SessionFolder.Length, name.Length - SessionFolder.Length - TraceSuffix.Length);
        int dash = rest.IndexOf('-'), slash = rest.IndexOf('/');
        if (dash < 0 || slash < dash || !IsNumber(rest[..dash], out session)) return false;
        if (!IsNumber(rest[(slash + 1)..], out sequence)) return false;
        foreach ((SessionRole known, string text) in Roles)
        {
            role = known;
            if (rest[(dash + 1)..slash].SequenceEqual(text)) return true;
        }

        return false;
    }

    private static bool IsNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
