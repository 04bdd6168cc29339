using System.Buffers;

namespace Shop.Checkout;

/// <summary>Lets customers pay. Most are quick, a few take very long: holds with a long tail that are no leak.</summary>
internal sealed class CheckoutDesk
{
    private int _customers;

    /// <summary>Starts one customer's payment and does not wait for it.</summary>
    public ValueTask<int> ServeAsync(ReadOnlyMemory<byte> body, CancellationToken closing)
    {
        int number = Interlocked.Increment(ref _customers);
        _ = PayAsync(number, body.Span[0], closing);
        return ValueTask.FromResult(number);
    }

    private static async Task PayAsync(int number, byte coin, CancellationToken closing)
    {
        byte[] basket = ArrayPool<byte>.Shared.Rent(16_000);
        try
        {
            basket[0] = coin;
            await Task.Delay(Patience(number), closing);
        }
        catch (OperationCanceledException)
        {
            basket[0] = 0;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(basket);
        }
    }

    /// <summary>5 ms for most, and for every eighth twice, four times ... as long as for the one before.</summary>
    private static TimeSpan Patience(int number)
    {
        int doublings = 0;
        while (number % 8 == 0 && doublings < 9)
        {
            doublings += 3;
            number /= 8;
        }

        return TimeSpan.FromMilliseconds(5 << doublings);
    }
}
