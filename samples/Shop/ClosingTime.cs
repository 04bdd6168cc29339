namespace Shop;

/// <summary>Knows when the shop closes: on Ctrl-C, or by what the command line says.</summary>
internal sealed class ClosingTime : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly FileSystemWatcher? _sign;

    public ClosingTime(ShopOptions options)
    {
        Console.CancelKeyPress += OnCancelKey;
        if (options.Duration is { } duration)
            _closing.CancelAfter(duration);
        if (options.WithParent)
            _ = Task.Run(() => { Console.In.ReadToEnd(); _closing.Cancel(); });
        if (options.OpenSign is not { } sign)
            return;
        _sign = new FileSystemWatcher(Path.GetDirectoryName(sign)!, Path.GetFileName(sign));
        _sign.Deleted += (_, _) => _closing.Cancel();
        _sign.EnableRaisingEvents = true;
        // It may have gone before anybody watched.
        if (!File.Exists(sign))
            _closing.Cancel();
    }

    /// <summary>Cancelled when the shop closes.</summary>
    public CancellationToken Token => _closing.Token;

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancelKey;
        _sign?.Dispose();
        _closing.Dispose();
    }

    private void OnCancelKey(object? sender, ConsoleCancelEventArgs key)
    {
        key.Cancel = true;
        _closing.Cancel();
    }
}
