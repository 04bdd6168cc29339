using Xunit;

namespace Rockpool.Reports.Tests;

public class HumaneTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(42e-9, "42 ns")]
    [InlineData(1.2345e-6, "1.23 µs")]
    [InlineData(0.0009996, "1 ms")]
    [InlineData(0.0314, "31.4 ms")]
    [InlineData(9.999, "10 s")]
    [InlineData(119, "119 s")]
    [InlineData(150, "2.5 min")]
    [InlineData(7200, "2 h")]
    [InlineData(double.NaN, "–")]
    public void Seconds(double seconds, string expected) => Assert.Equal(expected, Humane.Seconds(seconds).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1024, "1 KB")]
    [InlineData(1536 * 1024, "1.5 MB")]
    [InlineData(1e13, "9.09 TB")]
    public void Bytes(double bytes, string expected) => Assert.Equal(expected, Humane.Bytes(bytes).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(9_999_999, "9,999,999")]
    [InlineData(12_345_678, "12.3 M")]
    [InlineData(1_000_000_000, "1 G")]
    public void Count(long count, string expected) => Assert.Equal(expected, Humane.Count(count).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(1, "100 %")]
    [InlineData(0.5, "50 %")]
    [InlineData(0.9984, "99.84 %")]
    [InlineData(0.0042, "0.42 %")]
    [InlineData(0.99999999, "> 99.99 %")]
    [InlineData(0.00000001, "< 0.01 %")]
    public void Almost_all_is_not_all_and_almost_nothing_is_not_nothing(double share, string expected) =>
        Assert.Equal(expected, Humane.Share(share).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0.012345, "0.0123")]
    [InlineData(1234.5, "1,234")]
    [InlineData(1.5e8, "150 M")]
    [InlineData(double.PositiveInfinity, "–")]
    public void Number(double number, string expected) => Assert.Equal(expected, Humane.Number(number).Replace('\u00a0', ' '));
}
