namespace Shop;

/// <summary>Collects garbage every two seconds, so that a short recording shows several collections.</summary>
internal static class Housekeeping
{
    public static async Task RunAsync(CancellationToken closing)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            while (await pace.WaitForNextTickAsync(closing))
                GC.Collect();
        }
        catch (OperationCanceledException)
        {
            // The shop has closed: a last sweep, as after every day.
            GC.Collect();
        }
    }
}
