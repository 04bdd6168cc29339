namespace Rockpool.Contract;

/// <summary>What took long. The numbers are those of the events.</summary>
internal enum PoolOperation
{
    Rent = 0,
    Return = 1,
}
