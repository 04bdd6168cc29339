using System.Runtime.CompilerServices;
using System.Text;
using Rockpool;

namespace RockpoolTarget;

/// <summary>Forgets to return one builder in twenty: the planted leak.</summary>
internal static class OrderDesk
{
    private static readonly Pool<StringBuilder> Orders = Pool.Create(
        static () => new StringBuilder(), static builder => builder.Clear().Capacity < 1000, options: new PoolOptions { Name = "orders" });

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Serve(int request)
    {
        StringBuilder order = Orders.Rent();
        order.Append(request);
        if (request % 20 != 0)
            Orders.Return(order);
    }
}
