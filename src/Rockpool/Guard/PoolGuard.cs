using Rockpool.Buffers;
using Rockpool.Leases;

namespace Rockpool.Guard;

/// <summary>Guards one pool from one switch of the level to the next. Any thread may call anything; nothing here holds a lock
/// while the policy's code runs.</summary>
/// <param name="ward">The pool.</param>
/// <param name="policy">Makes an item to compare others with; null where none may be made for that.</param>
/// <param name="poison">Fills arrays; null where the items are none.</param>
internal sealed partial class PoolGuard<T>(Ward ward, IPoolPolicy<T>? policy, Poison? poison = null)
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
        else if (poison is not null && dossier.FindOverrun(ward, item) is { } overrun)
            TellOnce(overrun, overrun.Rented?.Method, item);
        return finding;
    }

    /// <summary>An item has been reset and will be kept.</summary>
    /// <param name="item">The item.</param>
    /// <param name="dossier">What is known of it.</param>
    /// <param name="cleared">Of an array, so many elements were cleared.</param>
    /// <returns>An item that may be rented again: another one, unless the quarantine did not take this one; or none.</returns>
    public T? Settle(T item, Dossier dossier, int cleared)
    {
        Portray(item, dossier, cleared);
        if (!Quarantine.TryHold(item, out T? released))
            return item;
        if (released is not null)
            Verify(released);
        return released;
    }

    /// <summary>An item has been reset: looks whether it is empty, and remembers what it looks like.</summary>
    public void Portray(T item, Dossier dossier, int cleared = 0)
    {
        if (poison is not null)
            Settle(item, dossier, poison.Seal(item, cleared), poison.ResidueOf(item));
        else if (Fresh() is { } fresh)
            Settle(item, dossier, Paint(item, fresh));
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

    private void LetOut(T item, GuardSite site, int asked = Asked.Nothing)
    {
        Dossier dossier = Dossiers.Of(item);
        GuardFinding? finding = dossier.Leave(ward, item, site);
        // That it was taken is counted twice now.
        if (!ward.IsFull)
            ward.CameHome();
        // What somebody else has is not touched.
        else if (asked != Asked.Nothing && poison is not null && finding?.Kind != GuardFindingKind.DoubleReturn)
            dossier.Fence(ward, poison.SealBeyond(item, asked));
        if (finding is not null)
            ward.Tell(finding, item);
    }

    private void Settle(T item, Dossier dossier, Portrait portrait)
    {
        (GuardSite? rented, GuardSite? returned, string[] residue) = dossier.Settle(portrait, [.. portrait.Residue()]);
        if (residue.Length > 0)
            TellOnce(ResidueOf(residue, rented, returned), string.Join('\n', residue.Append(returned?.Method)), item);
    }

    private void Settle(T item, Dossier dossier, ArraySeal seal, string? left)
    {
        (GuardSite? rented, GuardSite? returned, _) = dossier.Settle(seal, []);
        if (left is not null)
            TellOnce(ResidueOf([left], rented, returned), returned?.Method, item);
    }

    private GuardFinding ResidueOf(string[] fields, GuardSite? rented, GuardSite? returned) =>
        new(GuardFindingKind.Residue, ward) { Rented = rented, Returned = returned, Fields = fields };

    private void TellOnce(GuardFinding finding, string? key, T item)
    {
        bool isFirst = ward.IsFirst($"{finding.Kind}\n{key}", out bool isNewToListeners);
        if (!isFirst && !isNewToListeners)
            return;
        if (isFirst)
            ward.Tell(finding, item);
        else
            ward.Story.Found(finding, item);
    }
}
