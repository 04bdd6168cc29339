namespace Pools.Requests;

/// <summary>No pool.</summary>
internal sealed class NewStore() : Store("new")
{
    public override long? Misses => null;

    public override void Begin(Request request)
    {
        for (int i = 0; i < request.Held.Length; i++)
            request.Held[i] = new Load();
    }

    public override void End(Request request) => Array.Clear(request.Held);
}
