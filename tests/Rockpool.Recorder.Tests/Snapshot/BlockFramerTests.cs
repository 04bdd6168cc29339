using CsCheck;
using Rockpool.Recorder.Snapshot;
using Xunit;

namespace Rockpool.Recorder.Tests.Snapshot;

public sealed class BlockFramerTests
{
    private static readonly Gen<FakeTrace> Traces =
        Gen.Select(Gen.Bool.Select(old => old ? 4 : 6), Gen.Int[0, 300].Array[0, 12], (major, sizes) =>
        {
            FakeTrace trace = new(major);
            string[] types = ["EventBlock", "MetadataBlock", "StackBlock", "SPBlock"];
            for (int i = 0; i < sizes.Length; i++) trace.Block(types[i % types.Length], sizes[i]);
            return trace;
        });

    [Fact]
    public void Boundaries_are_those_of_the_blocks_however_the_bytes_arrive()
    {
        Gen.Select(Traces, Gen.Int[1, 200].Array[1, 20]).Sample((trace, pieces) =>
        {
            byte[] bytes = trace.ToArray();
            BlockFramer framer = new();
            int whole = 0, arrived = 0;
            for (int i = 0; arrived < bytes.Length; i++)
            {
                arrived = Math.Min(bytes.Length, arrived + pieces[i % pieces.Length]);
                whole += framer.WholeBlocks(bytes.AsSpan(whole, arrived - whole));
                Assert.Equal(trace.Boundaries.Last(boundary => boundary <= arrived), whole);
            }
        });
    }

    [Fact]
    public void What_is_no_trace_is_taken_as_it_comes()
    {
        BlockFramer framer = new();
        Assert.Equal(0, framer.WholeBlocks("Net"u8));
        Assert.Equal(21, framer.WholeBlocks("Network is down, sir."u8));
        Assert.Equal(3, framer.WholeBlocks("..."u8));
    }

    [Fact]
    public void A_block_of_impossible_size_does_not_hold_the_bytes_after_it_back()
    {
        byte[] trace = new FakeTrace(4).Block("EventBlock", 100).ToArray();
        int size = trace.Length - 1 - 100 - 4 - 2;
        BlockFramer framer = new();
        trace.AsSpan(size - 2, 8).Fill(0x7F);
        Assert.Equal(trace.Length, framer.WholeBlocks(trace));
    }
}
