using System.Text;

namespace Rockpool.Interleavings.Exploring;

/// <summary>The steps of one run, to be read by people.</summary>
internal sealed class ScheduleLog
{
    private readonly StringBuilder _text = new();
    private readonly List<object> _nameless = [];
    private string _last = "";

    /// <summary>A thread's name stands where its turn begins, so that the switches are what the eye finds.</summary>
    public void Begin(LogicalThread thread)
    {
        if (thread.Name != _last)
            _text.AppendLine().Append("  ").Append(thread.Name).Append(':');
        _text.AppendLine().Append("      ").Append(thread.Next);
        _last = thread.Name;
    }

    public void Saw(object? value) => _text.Append(" -> ").Append(Name(value));

    public void Wrote(object? value, bool isLater) =>
        _text.Append(" = ").Append(Name(value)).Append(isLater ? ", seen by others later" : "");

    /// <summary>A store reaches memory that its thread made before.</summary>
    public void Commit(LogicalThread thread, string what)
    {
        _text.AppendLine().Append("  ").Append(thread.Name).Append("'s store to ").Append(what).Append(" is seen by all");
        _last = "";
    }

    public void Clear()
    {
        _text.Clear();
        _nameless.Clear();
        _last = "";
    }

    public override string ToString() => _text.ToString();

    private string Name(object? value)
    {
        if (value is null)
            return "null";
        Type type = value.GetType();
        if (type.GetMethod(nameof(ToString), [])!.DeclaringType != typeof(object))
            return value.ToString()!;
        int number = _nameless.FindIndex(known => ReferenceEquals(known, value));
        if (number < 0)
        {
            number = _nameless.Count;
            _nameless.Add(value);
        }

        return $"{type.Name.Split('`')[0]} {number + 1}";
    }
}
