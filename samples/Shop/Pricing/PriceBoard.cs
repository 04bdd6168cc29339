using System.Buffers;

namespace Shop.Pricing;

/// <summary>Today's prices, held for the whole run: a rent without a return that is no leak.</summary>
internal static class PriceBoard
{
    private static int[]? _prices;

    public static void Open()
    {
        _prices = ArrayPool<int>.Shared.Rent(5000);
        for (int article = 0; article < _prices.Length; article++)
            _prices[article] = 99 + article % 900;
    }

    public static int PriceOf(int article) => _prices![article % _prices.Length];
}
