namespace Rockpool.Scopes;

/// <summary>
/// Somebody who waits in line for an item. The task ends with the item, or with null, which is the permit to make one.
/// </summary>
/// <remarks>What comes after the wait never runs inside <c>Return</c>, hence the option.</remarks>
internal sealed class Waiter<T>() : TaskCompletionSource<T?>(TaskCreationOptions.RunContinuationsAsynchronously)
    where T : class
{
    // The line's, which are touched behind the gate only.
    public Waiter<T>? Ahead;
    public Waiter<T>? Behind;
    public bool IsInLine;
}
