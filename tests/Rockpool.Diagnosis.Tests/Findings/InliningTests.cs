using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

/// <summary>Frames as a server gives them whose code has been compiled a second time.</summary>
public class InliningTests
{
    private const string Place = "Sdk.Resolver.LoadManifests";
    private const string Writes = "System.Diagnostics.Tracing.EventSource.WriteEvent";

    [Theory]
    [InlineData(true, Writes, "System.Buffers.ArrayPoolEventSource.BufferRented", Place)]
    [InlineData(true, Writes, Place, "Shop.Main")]
    [InlineData(false, Writes, "System.Buffers.ArrayPoolEventSource.BufferRented", "System.Buffers.SharedArrayPool`1.Rent", Place)]
    [InlineData(false, Writes, "System.IO.Stream.CopyTo", Place)]
    [InlineData(false, Place, "Shop.Main")]
    public void A_place_is_suspected_where_the_pools_own_frame_is_missing(bool suspected, params string[] methods)
    {
        Site site = new(Place, null, null, [.. methods.Select(m => new Frame(m, null, null, null, null))]);
        Assert.Equal(suspected, Inlining.Hint(site).Length > 0);
    }

    [Fact]
    public void Of_no_place_nothing_is_said() => Assert.Empty(Inlining.Hint(null));
}
