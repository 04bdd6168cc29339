using System.Text;

namespace Rockpool.Interleavings.Exploring;

/// <summary>The steps of one run, to be read by people.</summary>
internal sealed class ScheduleLog
{
    private readonly StringBuilder _text = new();
    private string _last = "";

    /// <summary>A thread's name stands where its turn begins, so that the switches are what the eye finds.</summary>
    public void Begin(LogicalThread thread)
    {
        if (thread.Name != _last)
            _text.AppendLine().Append("  ").Append(thread.Name).Append(':');
        _text.AppendLine().Append("      ").Append(thread.Next);
        _last = thread.Name;
    }

    /// <summary>A store reaches memory that its thread made before.</summary>
    public void Commit(LogicalThread thread, string what)
    {
        _text.AppendLine().Append("  ").Append(thread.Name).Append("'s store to ").Append(what).Append(" is seen by all");
        _last = "";
    }

    /// <summary>What the step saw or wrote.</summary>
    public void Add(string outcome) => _text.Append(outcome);

    public void Clear()
    {
        _text.Clear();
        _last = "";
    }

    public override string ToString() => _text.ToString();
}
