namespace Rockpool.Recorder.Tests.NetTrace;

/// <summary>Numbers stacks anew in every interval.</summary>
internal sealed class StackBlockWriter(int pointerSize)
{
    private readonly NumberedRows<string> _stacks = new();

    /// <summary>A stack's number; 0 for none.</summary>
    public int NumberOf(ulong[] stack) =>
        stack.Length == 0 ? 0 : _stacks.NumberOf(string.Join(',', stack), row => Write(row, stack));

    /// <summary>The block's contents, or null where no stack is new.</summary>
    public byte[]? Take() => _stacks.Take();

    public void Forget() => _stacks.Forget();

    private void Write(ByteWriter row, ulong[] stack)
    {
        row.Int32(stack.Length * pointerSize);
        foreach (ulong address in stack)
        {
            if (pointerSize == 8)
                row.Int64((long)address);
            else
                row.Int32((long)address);
        }
    }
}
