using Rockpool.Reports.Text;
using Spectre.Console;
using Xunit;

namespace Rockpool.Reports.Tests;

public class ShortenTests
{
    [Theory]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 40, "Shop.Orders.Import.OrderReader.Read")]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 30, "Shop.….Import.OrderReader.Read")]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 25, "Shop.….OrderReader.Read")]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 12, "Shop.….Read")]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 8, "….Read")]
    [InlineData("Shop.Orders.Import.OrderReader.Read", 5, "Sh…ad")]
    [InlineData("Shop.Map<System.String, System.Int32>.Put", 20, "Shop.….Put")]
    [InlineData("Shop.Orders.OrderReader..ctor", 20, "Shop.…..ctor")]
    public void A_member_keeps_whose_it_is_and_which_it_is(string name, int width, string expected) =>
        Assert.Equal(expected, Shorten.Member(name, width));

    [Theory]
    [InlineData("/src/Shop/Orders/Reader.cs:42", 40, "/src/Shop/Orders/Reader.cs:42")]
    [InlineData("/src/Shop/Orders/Reader.cs:42", 24, "…/Orders/Reader.cs:42")]
    [InlineData("/src/Shop/Orders/Reader.cs:42", 6, "/sr…42")]
    public void A_path_keeps_its_end(string path, int width, string expected) =>
        Assert.Equal(expected, Shorten.Path(path, width));

    [Theory]
    [InlineData("日本語のとても長いなまえ")]
    [InlineData("👩👩👩👩👩👩👩👩👩")]
    [InlineData("plain but rather long")]
    public void Nothing_is_wider_than_asked_for_and_no_character_is_halved(string text)
    {
        for (int width = 0; width < 12; width++)
        {
            string shorter = Shorten.Middle(text, width);
            Assert.InRange(shorter.GetCellWidth(), 0, width);
            Assert.DoesNotContain('\ufffd', string.Concat(shorter.EnumerateRunes()));
        }
    }
}
