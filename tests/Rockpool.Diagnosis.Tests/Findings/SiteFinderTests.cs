using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class SiteFinderTests
{
    [Theory]
    [InlineData("Shop.Orders.Read", "System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory", "Shop.Orders.Read")]
    [InlineData("Rockpool.Users.Own.Code", "System.Buffers.SharedArrayPool.Rent", "Rockpool.Users.Own.Code", "Shop.Program.Main")]
    [InlineData("System.IO.Pipelines.Pipe.GetMemory", "System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory")]
    [InlineData("Shop.Orders.Read", "System.Buffers.SharedArrayPool.Rent", null, "Shop.Orders.Read")]
    [InlineData(null, null, null)]
    [InlineData(null, "System.Buffers.SharedArrayPool.Rent")]
    [InlineData("Shop.Program.Main", "System.Buffers.SharedArrayPool.Rent", "Acme.Framework.Run", "Shop.Program.Main")]
    public void The_site_is_the_first_frame_of_the_users_code(string? expected, params string?[] methods)
    {
        StackTable stacks = new(_ => [.. methods.Select(m => new Frame(m, "Shop", null, null, null))]);
        Assert.Equal(expected, new SiteFinder(stacks, ["Acme."])[1]?.Method);
    }

    [Fact]
    public void The_librarys_own_frames_are_told_by_their_module()
    {
        StackTable stacks = new(_ =>
        [
            new Frame("Rockpool.Pool.Rent", "Rockpool", null, null, null),
            new Frame("Rockpool.Shop.Read", "Rockpool.Shop", null, null, null),
        ]);
        Assert.Equal("Rockpool.Shop.Read", new SiteFinder(stacks, [])[1]?.Method);
    }

    [Fact]
    public void Without_a_stack_there_is_no_site() =>
        Assert.Null(new SiteFinder(new StackTable(_ => throw new InvalidOperationException("nobody asked")), [])[0]);
}
