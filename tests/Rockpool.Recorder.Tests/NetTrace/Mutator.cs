using System.Buffers.Binary;

namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Damages a file in the ways that files get damaged, and in worse ones. The same seed does the same.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly int[] _nasty = [0, 1, -1, 0x7F, 0x80, 0xFF, 0xFFFF, 0xFFFFFF, int.MaxValue, int.MinValue];
    private readonly Random _random = new(seed);

    public byte[] Mutate(byte[] file, byte[] other)
    {
        byte[] mutated = [.. file];
        for (int i = _random.Next(4); i >= 0; i--)
            mutated = Once(mutated, other);
        return mutated;
    }

    private byte[] Once(byte[] file, byte[] other)
    {
        if (file.Length < 8)
            return file;
        int at = _random.Next(file.Length - 4);
        int length = _random.Next(1, Math.Min(64, file.Length - at));
        switch (_random.Next(7))
        {
            case 0:
                file[at] ^= (byte)(1 << _random.Next(8));
                return file;
            case 1:
                file[at] = (byte)_random.Next(256);
                return file;
            case 2:
                BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), _nasty[_random.Next(_nasty.Length)]);
                return file;
            case 3:
                return file[..at];
            case 4:
                return [.. file[..at], .. file[(at + length)..]];
            case 5:
                return [.. file[..(at + length)], .. file[at..]];
            default:
                return [.. file[..at], .. other[Math.Min(at, other.Length)..]];
        }
    }
}
