namespace LoadTarget;

/// <summary>A chain of asynchronous steps around a handler, as a server has: logging, limits, routing, and so on.</summary>
internal sealed class Pipeline(IHandler[] handlers)
{
    /// <summary>Serves one request.</summary>
    public async ValueTask<int> ServeAsync(int request) => await TraceAsync(request);

    private async ValueTask<int> TraceAsync(int request) => await LimitAsync(request) + 1;

    private async ValueTask<int> LimitAsync(int request) => await AuthoriseAsync(request) + 1;

    private async ValueTask<int> AuthoriseAsync(int request) => await RouteAsync(request) + 1;

    private async ValueTask<int> RouteAsync(int request) => await handlers[request % handlers.Length].HandleAsync(request);
}
