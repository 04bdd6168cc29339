using System.Globalization;
using Rockpool.Recorder.Attach;

namespace Rockpool.Tool.Terminal;

/// <summary>
/// The recording's progress on standard error: one line rewritten in place on a terminal; elsewhere a line when it begins
/// and one now and then.
/// Reports come from one thread of the recorder; <see cref="End"/> is called after the last.
/// </summary>
/// <param name="inPlace">Whether the line may be rewritten; not where a recorded command writes to the same terminal.</param>
internal sealed class ProgressLine(bool inPlace) : IProgress<RecordProgress>
{
    private static readonly TimeSpan _sparse = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private RecordProgress? _last;
    private RecordProgress? _said;
    private TimeSpan _nextLine;
    private bool _ended;
    private int _written;

    /// <summary>One that fits where standard error goes.</summary>
    public static ProgressLine Create(bool shared) => new(!shared && !Console.IsErrorRedirected);

    public void Report(RecordProgress value)
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _last = value;
            if (inPlace)
                Rewrite(Describe(value));
            else if (value.Elapsed >= _nextLine)
            {
                _nextLine = value.Elapsed + _sparse;
                Say(value);
            }
        }
    }

    /// <summary>Leaves the last state as a line of its own, where there was one and it is not the last line already.</summary>
    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            if (_last is not { } last)
                return;
            if (inPlace)
                Rewrite("");
            if (_said != last)
                Say(last);
        }
    }

    private void Say(RecordProgress value)
    {
        _said = value;
        Stderr.Say(Describe(value));
    }

    private static string Describe(RecordProgress value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{value.Elapsed.TotalSeconds,6:F1} s  {value.Events:N0} {(value.Events == 1 ? "event" : "events")}  {value.Lost:N0} lost  {value.Overhead:P2} of a core spent");

    private void Rewrite(string text)
    {
        // A line longer than the terminal would wrap, and a carriage return goes back only to the last row.
        int width = Math.Max(20, Console.BufferWidth - 1);
        string shown = text.Length > width ? text[..width] : text;
        Console.Error.Write('\r' + shown.PadRight(_written) + (shown.Length == 0 ? "\r" : ""));
        _written = shown.Length;
    }
}
