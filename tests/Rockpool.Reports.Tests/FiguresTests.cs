using Rockpool.Diagnosis.Findings;
using Xunit;

namespace Rockpool.Reports.Tests;

public class FiguresTests
{
    [Theory]
    [InlineData("/_/samples/Shop/Shop.cs", 12, "samples/Shop/Shop.cs:12")]
    [InlineData("/_/Shop.cs", null, "Shop.cs")]
    [InlineData("/src/_/Shop.cs", 12, "/src/_/Shop.cs:12")]
    public void SourcesAreShownFromTheRepositorysRoot(string file, int? line, string expected) =>
        Assert.Equal(expected, Figures.Source(file, line));

    [Theory]
    [InlineData("Shop.Web", "Shop.Web")]
    [InlineData("/usr/bin/shop", "shop")]
    [InlineData("/usr/share/dotnet/dotnet /srv/Shop.Web.dll --urls http://+:80", "Shop.Web")]
    [InlineData("\"C:\\Program Files\\dotnet\\dotnet.exe\" exec C:\\srv\\Shop.DLL", "Shop")]
    [InlineData("C:\\Program Files\\Shop\\Shop.exe --fast", "C:\\Program Files\\Shop\\Shop.exe --fast")]
    [InlineData(null, "shop.rockpool")]
    public void A_process_is_named_by_its_program(string? process, string expected) =>
        Assert.Equal(expected, Figures.Process(Samples.Recording() with { Process = process }));

    [Theory]
    [InlineData("10.0.12", ".NET 10.0.12")]
    [InlineData(".NET 9.0.1", ".NET 9.0.1")]
    public void A_runtime_has_its_name(string version, string expected) => Assert.Equal(expected, Figures.Runtime(version));

    [Theory]
    [InlineData(1, "items", "1 item")]
    [InlineData(2, "items", "2 items")]
    [InlineData(1, "misses", "1 miss")]
    [InlineData(2048, "bytes", "2 KB")]
    [InlineData(7, null, "7")]
    public void A_count_has_its_unit(long count, string? unit, string expected) =>
        Assert.Equal(expected, Figures.Value(new Evidence("n", "n", count, unit)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData(0.25, "share", "25 %")]
    [InlineData(0.25, "s", "250 ms")]
    [InlineData(0.25, "/s", "0.25/s")]
    [InlineData(1.19e-7, "items", "< 0.000001 items")]
    [InlineData(double.NaN, "items", "–")]
    public void A_figure_has_its_unit(double figure, string unit, string expected) =>
        Assert.Equal(expected, Figures.Value(new Evidence("n", "n", figure, unit)).Replace('\u00a0', ' '));
}
