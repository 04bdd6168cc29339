namespace Rockpool.Tests.Models;

/// <summary>One thing that is done to a pool of arrays.</summary>
/// <param name="Deed">What.</param>
/// <param name="Thread">On which thread.</param>
/// <param name="Size">How long the arrays are, and how many.</param>
internal sealed record BufferStep(BufferDeed Deed, int Thread, int Size)
{
    public const int LargestSize = 1000;

    /// <summary>From 1 on; short ones more often than long ones.</summary>
    public int Length => 1 + (int)((long)Size * Size * Size / 40_000);

    public int Count => 1 + (Size % 12);
}
