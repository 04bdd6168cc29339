using System.Diagnostics;
using System.Runtime.CompilerServices;
using Rockpool;

namespace RockpoolTarget;

/// <summary>One of each mistake that the guard finds, and cards that are slow to make.</summary>
internal static class CardDesk
{
    private static readonly Pool<Card> Cards = NewPool("cards");
    private static readonly Pool<Card> Vouchers = NewPool("vouchers");

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Serve(int request)
    {
        switch (request % 50)
        {
            case 0: Twice(); break;
            case 10: Astray(); break;
            case 20: Late(); break;
            case 30: Lost(); break;
            case 40: Unclean(request); break;
            default: Cards.Return(Cards.Rent()); break;
        }

        // What was lost is only known to be once it was collected.
        if (request % 500 == 31)
            GC.Collect();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Twice()
    {
        Card card = Cards.Rent();
        Cards.Return(card);
        Again(card);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Again(Card card) => Cards.Return(card);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Astray() => Vouchers.Return(Cards.Rent());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Late()
    {
        Card card = Cards.Rent();
        Cards.Return(card);
        card.Number = 7;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Lost() => Cards.Rent().Number = 7;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Unclean(int request)
    {
        Card card = Cards.Rent();
        card.Holder.Tenant = $"tenant {request}";
        Cards.Return(card);
    }

    private static Pool<Card> NewPool(string name) =>
        Pool.Create(Make, Reset, options: new PoolOptions { Name = name, Misuse = MisuseResponse.Report });

    private static Card Make()
    {
        long started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < TimeSpan.FromMilliseconds(0.3))
            Thread.SpinWait(10);
        return new Card();
    }

    // Forgets whose card it was.
    private static bool Reset(Card card)
    {
        card.Number = 0;
        return true;
    }
}
