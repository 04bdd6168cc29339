using System.Text;

namespace Rockpool.Tests.Guard;

/// <summary>An item with fields of many kinds, and a reset that empties what it is told to.</summary>
internal class Parcel
{
    private static int _made;

    private string? _sender;
    private readonly int _number = Interlocked.Increment(ref _made);

    public string? Receiver { get; set; }

    public int Weight { get; set; }

    public List<string> Stamps { get; } = [];

    public Dictionary<string, int> Duties { get; } = [];

    public StringBuilder Note { get; } = new();

    public Label Label { get; } = new();

    public object?[] Slots { get; } = new object?[4];

    public byte[] Buffer { get; } = new byte[16];

    public Action? Arrived { get; set; }

    public DateTime Posted { get; set; }

    [field: KeptInPool]
    public int Uses { get; set; }

    public Func<bool>? WhileReset { get; set; }

    public string Sender
    {
        get => $"{_sender} ({_number})";
        set => _sender = value;
    }

    /// <summary>Empties everything, unless it was told otherwise.</summary>
    public bool Reset()
    {
        Uses++;
        if (WhileReset is { } instead)
        {
            WhileReset = null;
            return instead();
        }

        _sender = null;
        Receiver = null;
        Weight = 0;
        Stamps.Clear();
        Duties.Clear();
        Note.Clear();
        Label.Text = "";
        Array.Clear(Slots);
        Arrived = null;
        Posted = default;
        return true;
    }
}
