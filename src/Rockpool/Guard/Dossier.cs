using Rockpool.Leases;

namespace Rockpool.Guard;

/// <summary>
/// What the guard knows of one item. Its lock makes one story of what threads do to the item at once: of two that return it one
/// is the second.
/// </summary>
internal sealed class Dossier
{
    private readonly Lock _door = new();
    private Ward? _ward;
    private Whereabouts _where;
    private GuardSite? _rented;
    private GuardSite? _returned;
    private ILikeness? _likeness;
    private ILikeness? _beyond;
    private string[] _residue = [];
    private LeaseCell? _cell;
    private long _lease;

    /// <summary>The item is gone: the table of dossiers keeps this as long as the item.</summary>
    ~Dossier()
    {
        if (_where == Whereabouts.Out)
            _ward?.Leaked(_rented);
    }

    /// <summary>The item goes out.</summary>
    /// <returns>What is wrong with that, or null.</returns>
    public GuardFinding? Leave(Ward ward, object item, GuardSite site)
    {
        lock (_door)
        {
            GuardFinding? finding = null;
            if (IsOf(ward) && _where == Whereabouts.Home)
                finding = FindChange(ward, item, site);
            else if (IsOf(ward) && _where == Whereabouts.Out)
                finding = new GuardFinding(GuardFindingKind.DoubleReturn, ward) { Rented = _rented, Seen = site };
            if (!IsOf(ward) || _where != Whereabouts.Out)
                ward.Left();
            if (!IsOf(ward))
                _residue = [];
            _ward = ward;
            _where = Whereabouts.Out;
            _rented = site;
            _returned = null;
            _likeness = null;
            _beyond = null;
            _cell = null;
            return finding;
        }
    }

    /// <summary>Of the array that went out the part beyond what was asked for was sealed.</summary>
    public void Fence(Ward ward, ILikeness beyond)
    {
        lock (_door)
        {
            if (IsOf(ward) && _where == Whereabouts.Out)
                _beyond = beyond;
        }
    }

    /// <summary>Looks whether an array that came home was written beyond what was asked for.</summary>
    public GuardFinding? FindOverrun(Ward ward, object item)
    {
        lock (_door)
        {
            ILikeness? beyond = _beyond;
            _beyond = null;
            if (beyond is null || !IsOf(ward) || _where != Whereabouts.Home)
                return null;
            beyond.Compare(item, out string[] changed);
            return changed.Length == 0 ? null : new GuardFinding(GuardFindingKind.Overrun, ward)
            {
                Rented = _rented,
                Returned = _returned,
                Fields = changed,
            };
        }
    }

    /// <summary>The item that went out did so by a lease.</summary>
    public void Lend(Ward ward, LeaseCell cell, long version)
    {
        lock (_door)
        {
            if (IsOf(ward) && _where == Whereabouts.Out)
                (_cell, _lease) = (cell, version);
        }
    }

    /// <summary>The item goes out, and is not watched any more unless somebody has it already.</summary>
    /// <returns>What is wrong with that, or null.</returns>
    public GuardFinding? Release(Ward ward, object item)
    {
        lock (_door)
        {
            if (!IsOf(ward))
                return null;
            if (_where == Whereabouts.Out)
                return new GuardFinding(GuardFindingKind.DoubleReturn, ward) { Rented = _rented, Seen = new GuardSite() };
            GuardFinding? finding = _where == Whereabouts.Home ? FindChange(ward, item, new GuardSite()) : null;
            _where = Whereabouts.Unknown;
            _ward = null;
            _likeness = null;
            _cell = null;
            return finding;
        }
    }

    /// <summary>Whether the item is one that is watched, here or in another pool.</summary>
    public bool IsOpen(Ward ward)
    {
        lock (_door)
            return _where != Whereabouts.Unknown && (IsOf(ward) || IsElsewhere(ward));
    }

    /// <summary>The item is brought to a pool. It is that pool's again unless something is wrong.</summary>
    public GuardFinding? Arrive(Ward ward, GuardSite site)
    {
        lock (_door)
        {
            GuardFinding? finding = null;
            NoteLeaseEnd(ward, site);
            if (IsOf(ward) && _where is Whereabouts.Home or Whereabouts.Gone)
                return new GuardFinding(GuardFindingKind.DoubleReturn, ward) { Rented = _rented, Returned = _returned, Seen = site };
            if (IsElsewhere(ward) || (_where == Whereabouts.Unknown && ward.IsComplete))
                finding = FindForeign(ward, site);
            if (_where == Whereabouts.Out)
                _ward?.CameHome();
            if (!IsOf(ward))
                _rented = null;
            _ward = ward;
            _where = finding is null ? Whereabouts.Home : Whereabouts.Gone;
            _returned = site;
            return finding;
        }
    }

    /// <summary>The item has been reset and lies idle from now on: what it looks like must not change.</summary>
    /// <param name="likeness">What it looks like.</param>
    /// <param name="residue">What it still holds.</param>
    /// <returns>Where it was rented and returned, and what it holds that it did not when it came home the time before.</returns>
    public (GuardSite? Rented, GuardSite? Returned, string[] Residue) Settle(ILikeness likeness, string[] residue)
    {
        lock (_door)
        {
            _likeness = likeness;
            string[] before = _residue;
            _residue = residue;
            // What was left in it by others is not the fault of who returned it now.
            return (_rented, _returned, [.. _residue.Except(before)]);
        }
    }

    /// <summary>Looks whether an idle item changed.</summary>
    public GuardFinding? Verify(Ward ward, object item)
    {
        lock (_door)
            return IsOf(ward) && _where == Whereabouts.Home ? FindChange(ward, item, site: null) : null;
    }

    /// <summary>The pool does not keep the item.</summary>
    public void Go()
    {
        lock (_door)
        {
            if (_where == Whereabouts.Out)
                _ward?.CameHome();
            _where = Whereabouts.Gone;
            _likeness = null;
        }
    }

    /// <summary>The item is not watched any more.</summary>
    public void Close()
    {
        lock (_door)
        {
            _where = Whereabouts.Unknown;
            _ward = null;
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Whoever brings a leased item by itself has not ended its lease: then its end is still to come.</summary>
    private void NoteLeaseEnd(Ward ward, GuardSite site)
    {
        if (!IsOf(ward) || _cell is not { } cell || cell.IsStanding(_lease))
            return;
        LeaseEnds.Note(cell, new LeaseEnd(_lease, ward, _rented, site));
        _cell = null;
    }

    private bool IsOf(Ward ward) => _ward == ward && !ward.IsOver;

    /// <summary>Whether another pool has it, as far as that is still watched.</summary>
    private bool IsElsewhere(Ward ward) => _ward is { IsOver: false } home && home != ward && _where != Whereabouts.Gone;

    private GuardFinding FindForeign(Ward ward, GuardSite site) => new(GuardFindingKind.ForeignReturn, ward)
    {
        HomePoolName = _ward?.Name,
        Rented = _rented,
        Returned = _returned,
        Seen = site,
    };

    private GuardFinding? FindChange(Ward ward, object item, GuardSite? site)
    {
        if (_likeness is not { } before)
            return null;
        _likeness = before.Compare(item, out string[] changed);
        return changed.Length == 0 ? null : new GuardFinding(GuardFindingKind.UseAfterReturn, ward)
        {
            Rented = _rented,
            Returned = _returned,
            Seen = site,
            Fields = changed,
        };
    }
}
