using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Rockpool.Tides;

namespace Rockpool.Tests.Buffers;

/// <summary>Tenants with pools of their own: no array is ever seen in two of them.</summary>
public sealed class IsolationTests
{
    private const int Tenants = 4;
    private const int Threads = 3;
    private const int Rounds = 2000;

    [Theory]
    [InlineData(BufferClearing.AsAsked, null)]
    [InlineData(BufferClearing.Always, 1 << 20)]
    [InlineData(BufferClearing.Secret, null)]
    public void NoArrayIsOfTwoTenants(BufferClearing clearing, int? maxBytes)
    {
        var options = new BufferPoolOptions { Clearing = clearing, MaxBytes = maxBytes };
        var pools = new BufferPool<byte>[Tenants];
        for (int tenant = 0; tenant < Tenants; tenant++)
            pools[tenant] = new BufferPool<byte>(options);
        // By the pool itself, so that one in the place of a former counts as another.
        var seen = new ConditionalWeakTable<byte[], BufferPool<byte>>();
        var shared = new ConcurrentBag<string>();
        Thread[] users = [.. Enumerable.Range(0, Threads).Select(seed => new Thread(() => Use(pools, seen, shared, new Random(seed))))];
        Array.ForEach(users, user => user.Start());
        for (int tide = 0; tide < 50; tide++)
        {
            BufferPool<byte> former = pools[tide % Tenants];
            Tide.Turn([.. pools.SelectMany(pool => pool.Classes())]);
            if (tide % 5 != 0)
                continue;
            Volatile.Write(ref pools[tide % Tenants], new BufferPool<byte>(options));
            former.Dispose();
        }

        Array.ForEach(users, user => user.Join());
        Assert.Empty(shared);
        Array.ForEach(pools, pool => pool.Dispose());
    }

    private static void Use(
        BufferPool<byte>[] pools, ConditionalWeakTable<byte[], BufferPool<byte>> seen, ConcurrentBag<string> shared, Random random)
    {
        var held = new Queue<(BufferPool<byte> Pool, byte[] Array)>();
        for (int round = 0; round < Rounds; round++)
        {
            BufferPool<byte> pool = Volatile.Read(ref pools[random.Next(Tenants)]);
            try
            {
                byte[] array = pool.Rent(1 << random.Next(4, 18));
                if (seen.GetValue(array, _ => pool) != pool)
                    shared.Add($"{array.Length} in round {round}");
                held.Enqueue((pool, array));
            }
            catch (ObjectDisposedException)
            {
                continue;
            }

            while (held.Count > random.Next(40))
            {
                (BufferPool<byte> home, byte[] array) = held.Dequeue();
                home.Return(array);
            }
        }
    }
}
