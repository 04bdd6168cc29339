namespace Rockpool.Buffers;

/// <summary>What a rent asks of a pool.</summary>
internal static class Asked
{
    /// <summary>Stands for a length where there is none to ask for.</summary>
    public const int Nothing = -1;
}
