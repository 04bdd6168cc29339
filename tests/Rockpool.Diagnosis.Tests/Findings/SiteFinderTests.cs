using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Tests.Simulation;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Findings;

public class SiteFinderTests
{
    [Theory]
    [InlineData("Shop.Orders.Read", "System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory", "Shop.Orders.Read")]
    [InlineData("Rockpool.Users.Own.Code", "System.Buffers.SharedArrayPool.Rent", "Rockpool.Users.Own.Code", "Shop.Program.Main")]
    [InlineData("System.IO.Pipelines.Pipe.GetMemory", "System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory")]
    [InlineData("Shop.Orders.Read", null, null, "System.Buffers.SharedArrayPool.Rent", "Shop.Orders.Read")]
    [InlineData("Shop.Orders.Read", "System.Diagnostics.Tracing.EventSource.WriteEvent", null, "System.Buffers.SharedArrayPool.Rent", "Shop.Orders.Read")]
    [InlineData("Shop.Orders.Read", "System.Buffers.SharedArrayPool.Rent", "Shop.Orders.Read", null, "Shop.Program.Main")]
    [InlineData(null, null, null)]
    [InlineData(null, "System.Buffers.SharedArrayPool.Rent")]
    [InlineData("Shop.Program.Main", "System.Buffers.SharedArrayPool.Rent", "Acme.Framework.Run", "Shop.Program.Main")]
    public void The_site_is_the_first_frame_of_the_users_code(string? expected, params string?[] methods)
    {
        StackTable stacks = new(_ => [.. methods.Select(m => new Frame(m, "Shop", null, null, null))]);
        Assert.Equal(expected, new SiteFinder(stacks, ["Acme."])[1]?.Method);
    }

    [Theory]
    [InlineData("System.Buffers.SharedArrayPool.Rent", null, "Shop.Program.Main")]
    [InlineData(null, "System.Buffers.SharedArrayPool.Rent", null, "Shop.Program.Main")]
    [InlineData("System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory", null, "Shop.Program.Main")]
    [InlineData("System.Buffers.SharedArrayPool.Rent", "System.IO.Pipelines.Pipe.GetMemory", null)]
    [InlineData("System.Buffers.SharedArrayPool.Rent", null, "System.Buffers.SharedArrayPool.Rent", "Shop.Program.Main")]
    [InlineData(null, "System.IO.Pipelines.Pipe.GetMemory", "System.Buffers.SharedArrayPool.Rent", "Shop.Program.Main")]
    [InlineData(null, "Shop.Program.Main")]
    [InlineData("System.Diagnostics.Tracing.EventSource.WriteEvent", null, "Shop.Program.Main")]
    public void The_caller_of_a_frame_without_a_name_is_not_accused_in_its_place(params string?[] methods)
    {
        StackTable stacks = new(_ => [.. methods.Select(m => new Frame(m, "Shop", null, null, null))]);
        SiteFinder finder = new(stacks, []);
        Assert.Null(finder[1]);
        Assert.True(finder.IsHidden(1));
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

    [Theory]
    [InlineData(50, true)]
    [InlineData(0, false)]
    public void Places_that_a_frame_without_a_name_hides_are_told(int hidden, bool isTold)
    {
        using ScriptedJournal journal = new();
        journal.AddPool();
        int known = journal.AddStack("Shop.Orders.Read");
        int unknown = journal.AddStack([
            new("System.Buffers.SharedArrayPool`1.Rent", "System.Private.CoreLib", null, null, "System.Byte"),
            new(null, null, null, null, null),
            new("Shop.Program.Main", "Shop", null, null, null)]);
        for (int item = 0; item < 1000; item++)
        {
            journal.Now += 1000;
            journal.Event(PoolEventKind.Rent, 0, (ulong)item, stack: item < hidden ? unknown : known);
            journal.Event(PoolEventKind.Return, 0, (ulong)item);
        }

        Assert.Equal(isTold, journal.Diagnose().Limits.Any(l => l.StartsWith("50 of 1,000 rents with a stack (5 %)", StringComparison.Ordinal)));
    }
}
