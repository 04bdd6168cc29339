namespace Rockpool.Tides;

/// <summary>What the tide reaches. Both calls come from one thread at a time, with a process-wide barrier between them.</summary>
internal interface ITidal
{
    /// <summary>Claims what idle threads keep.</summary>
    public void Claim();

    /// <summary>Moves what went unused one step towards the sea, and lets go of the claims.</summary>
    /// <returns>Discards what goes; null if nothing does. It runs the policy's code, so it is called without any lock.</returns>
    public Action? Ebb();
}
