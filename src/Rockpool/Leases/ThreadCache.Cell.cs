using System.Runtime.CompilerServices;
using Rockpool.Leases;

namespace Rockpool.Tiers;

/// <content>The cell of the thread's leases.</content>
internal sealed partial class ThreadCache<T>
{
    /// <summary>
    /// Serves one lease of this thread at a time, wherever that ends; 48 bytes. It still refers to the last lease's item. Others
    /// may take it out, whether it is lent or not: nobody looks for it here but this thread.
    /// </summary>
    private LeaseCell? _cell;

    /// <summary>Begins a lease on this thread, in its own cell, else in one of those that all threads share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeaseCell Lend(T item, out long version)
    {
        if (Atomic.PlainRead(ref _cell) is { } cell && cell.TryBegin(item, out version))
            return cell;
        // Not handed on by reference, which would keep it out of a register.
        LeaseCell other = Lend(this, item);
        version = other.Version;
        return other;
    }

    /// <summary>The same, also where the thread has no cell yet, or no cache.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static LeaseCell Lend(ThreadCache<T>? cache, T item)
    {
        LeaseCell? cell = null;
        if (cache is not null && (cell = Atomic.PlainRead(ref cache._cell)) is null)
        {
            cell = new LeaseCell(cache);
            Atomic.Store(ref cache._cell, cell);
        }

        if (cell?.TryBegin(item, out _) != true)
        {
            cell = Ambient<LeaseCell, LeaseCellPolicy>.Rent();
            cell.TryBegin(item, out _);
        }

        return cell;
    }

    /// <summary>Lets go of the item that this thread lent last. Called by the thread itself.</summary>
    public void ForgetLent() => Atomic.PlainRead(ref _cell)?.Forget();

    /// <summary>Takes the cell out, so that an idle thread's does not keep an item alive. Anybody may call this.</summary>
    public void DropCell() => Atomic.PlainWrite(ref _cell, null);

    /// <summary>Takes the cell out if it is lent: if nobody ever ends that lease it must not keep the item alive.</summary>
    public void DropLentCell()
    {
        if (Atomic.PlainRead(ref _cell) is { IsLent: true })
            DropCell();
    }

    /// <summary>Notes that this thread had to end a lease by exchange that it began itself. After many of those it begins anew.</summary>
    /// <param name="bias">Which the lease was under.</param>
    public void NoteExchange(Bias? bias)
    {
        if (IsRunOver(bias))
            Regain();
    }

    /// <summary>From the next lease on this thread is again the only one that ends its leases, until another does.</summary>
    public void Regain()
    {
        LeaveBias();
        // It is of the former bias, and stays so wherever it is out.
        DropCell();
    }
}
