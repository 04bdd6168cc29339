namespace Rockpool;

/// <content>What a pool has together with others.</content>
public sealed partial class Pool<T>
{
    /// <summary>Releases what the pool has reserved together with others. After its end.</summary>
    internal void LeaveCommon() => _depot.Quota?.LetGo();
}
