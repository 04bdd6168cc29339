using Gateway.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Reuse;

/// <summary>The memory of short requests.</summary>
internal abstract class RequestTier
{
    /// <summary>What bodies are read into. For many at once.</summary>
    public abstract BlockSource Blocks { get; }

    /// <summary>Gives the HTTP server memory of its own, if it is to have other than it brings.</summary>
    public virtual void Equip(IServiceCollection services)
    {
    }

    /// <summary>Writes the answer's body, as JSON.</summary>
    public abstract Task AnswerAsync(HttpResponse response, Receipt receipt);
}
