namespace Rockpool.Guard;

/// <summary>What an item looked like when it was left alone.</summary>
internal interface ILikeness
{
    /// <summary>Looks at the item again.</summary>
    /// <param name="item">The item.</param>
    /// <param name="changed">What is not as it was; empty where all is.</param>
    /// <returns>What it looks like from now on.</returns>
    public ILikeness Compare(object item, out string[] changed);
}
