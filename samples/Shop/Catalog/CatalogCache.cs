using System.Buffers;

namespace Shop.Catalog;

/// <summary>A cache that fills once and then stays: rents without a return that are no leak.</summary>
internal static class CatalogCache
{
    private static readonly List<long[]> _pages = [];

    /// <summary>Fills it in the first seconds.</summary>
    public static async Task FillAsync(CancellationToken closing)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (_pages.Count < 60 && await pace.WaitForNextTickAsync(closing))
                _pages.Add(ArrayPool<long>.Shared.Rent(3000));
        }
        catch (OperationCanceledException)
        {
            _pages.Clear();
        }
    }
}
