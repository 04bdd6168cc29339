namespace Rockpool;

/// <summary>Items that were rented through a scope and had not come home through it when it ended.</summary>
/// <param name="Pool">The name of their pool.</param>
/// <param name="Items">How many.</param>
public readonly record struct StillOut(string Pool, int Items);
