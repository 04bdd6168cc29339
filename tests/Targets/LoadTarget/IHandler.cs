namespace LoadTarget;

/// <summary>Serves requests of one route.</summary>
internal interface IHandler
{
    /// <summary>Serves one request.</summary>
    public ValueTask<int> HandleAsync(int request);
}
