using Rockpool.Scopes;

namespace Rockpool.Interleavings.Protocol;

/// <summary>Comes once, and stands in line if need be.</summary>
internal sealed class Renter(Turnstile<object> turnstile)
{
    private object? _item;
    private Admission? _admission;

    public Waiter<object> Waiter { get; } = new();

    public bool HasGivenUp { get; private set; }

    public bool IsTurnedAway => _admission == Admission.Closed;

    /// <summary>What it was given, at once or by the end of its wait.</summary>
    public object? Item => _item ?? (Waiter.Task.IsCompletedSuccessfully ? Waiter.Task.Result : null);

    public bool HasPermit => _admission == Admission.Permit
        || (Waiter.Task.IsCompletedSuccessfully && Waiter.Task.Result is null);

    public void Come()
    {
        _admission = turnstile.EnterOrWait(Waiter, out _item);
        Assert.True(_admission != Admission.Item || _item is not null);
    }

    public void GiveUp() => HasGivenUp = turnstile.Withdraw(Waiter);
}
