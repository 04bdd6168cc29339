namespace Rockpool.Tests.Stress;

/// <summary>
/// An item that its holder writes its stamp into. With plain accesses, so that holding costs nothing that would keep two
/// threads apart: of two holders at least one finds another stamp than its own when it lets go.
/// </summary>
internal class StampedItem
{
    private const int Nobody = 0;
    private const int Gone = -1;

    private int _stamp;

    public void Hold(int stamp)
    {
        if (_stamp != Nobody)
            Fail(stamp);
        _stamp = stamp;
    }

    public void LetGo(int stamp)
    {
        if (_stamp != stamp)
            Fail(stamp);
        _stamp = Nobody;
    }

    /// <summary>Leaves the pool for good: nobody may hold it now or ever again.</summary>
    public void Leave()
    {
        if (_stamp != Nobody)
            Fail(Gone);
        _stamp = Gone;
    }

    private void Fail(int stamp) =>
        throw new InvalidOperationException($"{(stamp == Gone ? "discarded" : $"held by {stamp}")} and {(_stamp == Gone ? "discarded" : $"held by {_stamp}")}");
}
