using System.Text;

namespace Rockpool.Tests;

/// <summary>The README's examples, compiled and run. The conventions hold them against its text.</summary>
public sealed class ReadMeTests
{
    [Fact]
    public void PoolsAsTheReadMeUsesThem()
    {
        const string input = "a line";

        // One pool for a type and a policy.
        StringBuilder text = Ambient<StringBuilder, StringBuilderPolicy>.Rent();
        text.Append("some text");
        Ambient<StringBuilder, StringBuilderPolicy>.Return(text);

        // A pool of its own, and a lease, which returns its item once, however often it is copied.
        using var parsers = Pool.Create(() => new Parser(), reset: parser => parser.TryReset());
        using (Lease<Parser> lease = parsers.Lease())
            lease.Value.Parse(input);

        Assert.Equal((1, 0), (parsers.Statistics.ItemsHeld, parsers.Statistics.Outstanding));
        Assert.Equal("", parsers.Rent().Line);
    }

    [Fact]
    public void AScopeAsTheReadMeUsesIt()
    {
        const string input = "a line";
        using var parsers = Pool.Create(() => new Parser(), reset: parser => parser.TryReset());

        // A connection's or a request's own stock: borrows in batches, gives its idle items back at its end.
        using (var scope = new PoolScope())
        {
            Parser parser = scope.Rent(parsers);
            parser.Parse(input);
            scope.Return(parsers, parser);
        }

        Assert.Equal((1, 0, 0), (parsers.Statistics.ItemsHeld, parsers.Statistics.Outstanding, parsers.Statistics.ItemsInScopes));
        Assert.Equal("", parsers.Rent().Line);
    }

    [Fact]
    public void AKeyedPoolAsTheReadMeUsesIt()
    {
        const string input = "a line";

        // A pool for each key: no item goes from one tenant to another.
        using var byTenant = KeyedPool.Create<string, Parser>(tenant => new Parser(), reset: parser => parser.TryReset());
        using (Lease<Parser> lease = byTenant.Lease("tenant 7"))
            lease.Value.Parse(input);

        Assert.Equal((1, 1), (byTenant.Keys, byTenant.Statistics.ItemsHeld));
        byTenant.Rent("tenant 8");
        Assert.Equal(1, byTenant.Statistics.ItemsHeld);
    }

    [Fact]
    public async Task ABoundedPoolAsTheReadMeUsesIt()
    {
        const string input = "a line";
        CancellationToken cancellationToken = TestContext.Current.CancellationToken;

        // At most four live: who comes when all are out waits in line.
        using var few = BoundedPool.Create(() => new Parser(), limit: 4, reset: parser => parser.TryReset());
        using (BoundedLease<Parser> lease = await few.LeaseAsync(TimeSpan.FromSeconds(1), cancellationToken))
            lease.Value.Parse(input);

        Assert.Equal((1, 0, 4), (few.Statistics.Idle, few.Statistics.Outstanding, few.Statistics.Limit));
        Assert.Equal("", few.Rent().Line);
    }

    [Fact]
    public void ABufferPoolAsTheReadMeUsesIt()
    {
        using var stream = new MemoryStream([.. Enumerable.Repeat((byte)7, 10_000)]);

        // Arrays: at most a quarter longer than asked for; a lease shows exactly what was asked for.
        byte[] buffer = BufferPool<byte>.Shared.Rent(5_000);
        int read = stream.Read(buffer);
        BufferPool<byte>.Shared.Return(buffer);
        using (BufferLease<byte> lease = BufferPool<byte>.Shared.Lease(4_000))
            stream.ReadExactly(lease.Span);

        Assert.Equal((5120, 5120), (buffer.Length, read));
        Assert.Equal(9120, stream.Position);
    }
}
