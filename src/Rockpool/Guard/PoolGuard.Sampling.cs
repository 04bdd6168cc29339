namespace Rockpool.Guard;

/// <content>
/// Sampling. A watch begins when the gates have been shut, has one rent after another noted, and ends when all that is watched
/// has come home and lain a while: the gates open then. What is noted while a gate is open could be returned unseen, and would
/// look like a leak.
/// </content>
internal sealed partial class PoolGuard<T>
{
    private const int MostOut = 8;

    // So many other returns are looked at after the last of the watched came home.
    private const int LooksAfter = 256;

    private readonly Lock _door = new();
    private bool _isWatching;
    private bool _isDismissed;
    private int _wanted;
    private int _looks;

    /// <summary>Whether a watch goes on.</summary>
    public bool IsWatching => Volatile.Read(ref _isWatching);

    /// <summary>Whether the next rent is to be noted, so that slots should be empty.</summary>
    public bool WantsRent => ward.IsFull || Volatile.Read(ref _wanted) > 0;

    /// <summary>Notes a rent if it is wanted.</summary>
    /// <param name="item">The item.</param>
    /// <param name="asked">Of an array the length that was asked for.</param>
    public void Offer(T item, int asked)
    {
        if (ward.IsFull || TryTake())
            LetOut(item, new GuardSite(), asked);
    }

    /// <summary>Has the next rent noted.</summary>
    /// <param name="begins">Whether the gates have just been shut for this.</param>
    /// <returns>Whether a watch goes on.</returns>
    public bool Want(bool begins)
    {
        lock (_door)
        {
            if (_isDismissed)
                return false;
            _isWatching |= begins;
            if (_isWatching && ward.Out < MostOut)
                _wanted = 1;
            _looks = 0;
            return _isWatching;
        }
    }

    /// <summary>Counts a return of an item that is not watched.</summary>
    /// <returns>Whether this ended the watch: the caller opens the gates and empties the quarantine.</returns>
    public bool Look()
    {
        if (!IsWatching || WantsRent || ward.Out > 0 || Interlocked.Increment(ref _looks) < LooksAfter)
            return false;
        lock (_door)
        {
            if (!_isWatching || _wanted > 0 || ward.Out > 0)
                return false;
            _isWatching = false;
            return true;
        }
    }

    /// <summary>Ends for good.</summary>
    /// <returns>Whether a watch was going on: the caller opens the gates.</returns>
    public bool Dismiss()
    {
        lock (_door)
        {
            bool was = _isWatching;
            _isDismissed = true;
            _isWatching = false;
            _wanted = 0;
            return was;
        }
    }

    /// <summary>Whether a return is of an item that is watched, by this pool or by another of its kin.</summary>
    public bool Watches(T item) =>
        Kin<T>.IsWatching && Dossiers.TryFind(item, out Dossier? dossier) && dossier.IsOpen(ward);

    private bool TryTake()
    {
        if (!WantsRent)
            return false;
        lock (_door)
        {
            if (!_isWatching || _wanted == 0)
                return false;
            _wanted--;
            // Under the lock, so that the watch does not end between this and the note.
            ward.Left();
        }

        return true;
    }
}
