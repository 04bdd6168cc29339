namespace LoadTarget;

/// <summary>What a request does with its buffer.</summary>
internal static class Work
{
    /// <summary>Writes into the buffer and reads it back.</summary>
    public static async ValueTask<int> FillAsync(byte[] buffer, int request)
    {
        buffer.AsSpan(0, 256).Fill((byte)request);
        var sum = await PassAsync(request);
        foreach (var value in buffer.AsSpan(0, 256))
        {
            sum += value;
        }

        return sum;
    }

    /// <summary>Goes on elsewhere now and then, as after real I/O.</summary>
    public static async ValueTask<int> PassAsync(int request)
    {
        if (request % 64 == 0)
        {
            await Task.Yield();
        }

        return 0;
    }
}
