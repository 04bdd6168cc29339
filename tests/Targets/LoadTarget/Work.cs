namespace LoadTarget;

/// <summary>What a request does with its buffer.</summary>
internal static class Work
{
    /// <summary>Writes into the buffer and reads it back; now and then the request goes on elsewhere, as after real I/O.</summary>
    public static async ValueTask<int> FillAsync(byte[] buffer, int request)
    {
        buffer.AsSpan(0, 256).Fill((byte)request);
        if (request % 64 == 0)
        {
            await Task.Yield();
        }

        var sum = 0;
        foreach (var value in buffer.AsSpan(0, 256))
        {
            sum += value;
        }

        return sum;
    }
}
