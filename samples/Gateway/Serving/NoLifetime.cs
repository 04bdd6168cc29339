using Microsoft.Extensions.Hosting;

namespace Gateway.Serving;

/// <summary>Leaves Ctrl-C to the program: the host would take it too, and stop on its own.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
