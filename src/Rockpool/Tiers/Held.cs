namespace Rockpool.Tiers;

/// <summary>An array of these is written without the check that an array of a class needs for each write.</summary>
internal struct Held<T>
    where T : class
{
    public T? Item;
}
