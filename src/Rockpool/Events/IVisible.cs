namespace Rockpool.Events;

/// <summary>A pool of any type, as who listens sees it.</summary>
internal interface IVisible
{
    public string Name { get; }

    public Type ItemType { get; }

    /// <summary>Whether nothing is told of it.</summary>
    public bool IsSilent { get; }

    public PoolStatistics Statistics { get; }

    /// <summary>Sends every rent and return past the threads' slots, or lets them use the slots again.</summary>
    public void Watch(bool on);
}
