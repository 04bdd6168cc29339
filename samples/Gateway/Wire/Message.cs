using Gateway.Serving;

namespace Gateway.Wire;

/// <summary>A message between the form that devices send and the one that subscribers get.</summary>
internal sealed class Message
{
    public List<Reading> Readings { get; } = [];

    /// <summary>UTF-8, in the memory that the message was read from.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    /// <summary>Makes it like a fresh one, but for the room it has.</summary>
    public void Clear()
    {
        if (!Defects.Residue)
            Readings.Clear();
        Text = default;
    }
}
