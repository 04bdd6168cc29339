using Rockpool.Leases;

namespace Rockpool.Guard;

/// <summary>Guards one pool from one switch of the level to the next. Any thread may call anything; nothing here holds a lock
/// while the policy's code runs.</summary>
/// <param name="ward">The pool.</param>
/// <param name="policy">Makes an item to compare others with; null where none may be made for that.</param>
internal sealed partial class PoolGuard<T>(Ward ward, IPoolPolicy<T>? policy)
    where T : class
{
    public Ward Ward => ward;

    public Quarantine<T> Quarantine { get; } = new();

    /// <summary>An item that was rented just now went into a lease.</summary>
    public void Lend(T item, LeaseCell cell)
    {
        if (Dossiers.TryFind(item, out Dossier? dossier))
            dossier.Lend(ward, cell, cell.Version);
    }

    /// <summary>An item is brought, and nothing has been done to it yet.</summary>
    /// <param name="item">The item.</param>
    /// <param name="dossier">What is known of it.</param>
    /// <returns>What is wrong: the item is not this pool's to touch then.</returns>
    public GuardFinding? Receive(T item, out Dossier dossier)
    {
        dossier = Dossiers.Of(item);
        GuardFinding? finding = dossier.Arrive(ward, new GuardSite());
        if (finding is not null)
            ward.Tell(finding, item);
        return finding;
    }

    /// <summary>An item has been reset and will be kept.</summary>
    /// <returns>An item that may be rented again: another one, unless the quarantine did not take this one; or none.</returns>
    public T? Settle(T item, Dossier dossier)
    {
        Portray(item, dossier);
        if (!Quarantine.TryHold(item, out T? released))
            return item;
        if (released is not null)
            Verify(released);
        return released;
    }

    /// <summary>An item has been reset: looks whether it is empty, and remembers what it looks like.</summary>
    public void Portray(T item, Dossier dossier)
    {
        if (Fresh() is { } fresh)
        {
            (GuardSite? rented, GuardSite? returned, string[] residue) = dossier.Settle(Paint(item, fresh));
            TellResidue(item, residue, rented, returned);
        }

        Volatile.Write(ref _looks, 0);
    }

    /// <summary>An item is discarded: where it turns up again, it is somebody else's.</summary>
    public static void NoteGone(PoolGuard<T>? guard, T item)
    {
        if (!Dossiers.TryFind(item, out Dossier? dossier))
            return;
        guard?.Verify(item);
        dossier.Go();
    }

    /// <summary>Looks whether an item changed that has lain idle.</summary>
    public void Verify(T item)
    {
        if (Dossiers.TryFind(item, out Dossier? dossier) && dossier.Verify(ward, item) is { } finding)
            ward.Tell(finding, item);
    }

    private void LetOut(T item, GuardSite site)
    {
        GuardFinding? finding = Dossiers.Of(item).Leave(ward, item, site);
        // That it was taken is counted twice now.
        if (!ward.IsFull)
            ward.CameHome();
        if (finding is not null)
            ward.Tell(finding, item);
    }

    private void TellResidue(T item, string[] fields, GuardSite? rented, GuardSite? returned)
    {
        if (fields.Length == 0)
            return;
        bool isFirst = ward.IsFirst(string.Join('\n', fields.Append(returned?.Method)), out bool isNewToListeners);
        if (!isFirst && !isNewToListeners)
            return;
        var finding = new GuardFinding(GuardFindingKind.Residue, ward) { Rented = rented, Returned = returned, Fields = fields };
        if (isFirst)
            ward.Tell(finding, item);
        else
            ward.Story.Found(finding, item);
    }
}
