namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Threads' sequence numbers and, in version 6, the numbers that stand for their ids.</summary>
internal sealed class ThreadNumbers(bool numbered, int processId)
{
    private readonly Dictionary<long, uint> _sequences = [];
    private readonly Dictionary<long, int> _numbers = [];
    private readonly ByteWriter _introductions = new();
    private int _lastNumber;

    public uint NextSequence(long thread) => _sequences[thread] = _sequences.GetValueOrDefault(thread) + 1;

    public void Restart(long thread) => _sequences.Remove(thread);

    /// <summary>What stands for the thread in the trace.</summary>
    public long NumberOf(long thread)
    {
        if (!numbered)
            return thread;
        if (_numbers.TryGetValue(thread, out int number))
            return number;
        _numbers.Add(thread, number = ++_lastNumber);
        _introductions.Sized(row => row.Varint((uint)number)
            .Byte(1).Utf8($"thread {thread}")
            .Byte(2).Varint((uint)processId)
            .Byte(3).Varint((ulong)thread)
            .Byte(4).Utf8("key").Utf8("value"));
        return number;
    }

    /// <summary>The contents of a block of new threads, or null where none is new.</summary>
    public byte[]? TakeIntroductions()
    {
        if (_introductions.Length == 0)
            return null;
        byte[] block = _introductions.ToArray();
        _introductions.Clear();
        return block;
    }

    /// <summary>The contents of the block that ends a thread's number.</summary>
    public byte[] Remove(long thread)
    {
        byte[] block = new ByteWriter().Varint((ulong)NumberOf(thread)).Varint(_sequences[thread]).ToArray();
        _numbers.Remove(thread);
        _sequences.Remove(thread);
        return block;
    }

    /// <summary>Gives every thread heard of a number, those too that lost all they had.</summary>
    public void IntroduceAll()
    {
        foreach (long thread in _sequences.Keys)
            NumberOf(thread);
    }

    /// <summary>A sequence point's list.</summary>
    public void WriteSequences(ByteWriter block, bool compact)
    {
        block.Int32(_sequences.Count);
        foreach ((long thread, uint sequence) in _sequences)
        {
            if (compact)
                block.Varint((ulong)NumberOf(thread)).Varint(sequence);
            else
                block.Int64(thread).Int32(sequence);
        }
    }

    /// <summary>Every thread is new again, its count too.</summary>
    public void Forget()
    {
        _numbers.Clear();
        _sequences.Clear();
    }
}
