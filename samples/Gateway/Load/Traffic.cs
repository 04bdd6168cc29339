using Gateway.Wire;

namespace Gateway.Load;

/// <summary>The messages of a load, known to who sends and to who checks them by their mark.</summary>
internal sealed class Traffic
{
    private const int Turned = 200;
    private const int Forwarded = 56;

    private readonly Template[] _templates;

    public Traffic(int seed)
    {
        var random = new Random(seed);
        _templates = [
            .. Enumerable.Range(0, Turned).Select(index => Template.Turned(TypeOf(index), random)),
            .. Enumerable.Range(0, Forwarded).Select(_ => Template.Forwarded(random)),
        ];
    }

    public Template this[byte mark] => _templates[mark];

    /// <summary>The mark of a message for the gateway to turn.</summary>
    public static byte Any(Random random) => (byte)random.Next(Turned);

    /// <summary>The mark of a message for a datagram.</summary>
    public static byte AnyForwarded(Random random) => (byte)(Turned + random.Next(Forwarded));

    private static MessageType TypeOf(int index) => (index % 20) switch
    {
        < 14 => MessageType.Position,
        < 19 => MessageType.Chat,
        _ => MessageType.Snapshot,
    };
}
