using Rockpool.Recorder.Decode.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

public sealed class ClockTests
{
    [Theory]
    [InlineData(1_000_000_000, 5_000_000_123, 5_000_000_123)]
    [InlineData(10_000_000, 50_000_001, 5_000_000_100)]
    [InlineData(3_579_545, 3_579_545L * 1_000_000 + 1, 1_000_000_000_000_279)]
    [InlineData(24_000_000, 24_000_000L * 86_400 * 365 + 1, 31_536_000_000_000_041)]
    [InlineData(3_579_545, -3_579_545, -1_000_000_000)]
    public void TicksAreNanoseconds(long frequency, long ticks, long expected) =>
        Assert.Equal(expected, new TraceClock(1000, frequency).Nanoseconds(1000 + ticks));
}
