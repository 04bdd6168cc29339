using Rockpool.Recorder.Decode.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Sources;

/// <summary>Stacks that the recorded program wrote as text.</summary>
public sealed class StackTextTests
{
    [Theory]
    [InlineData("   at Shop.Orders.Read(String path, Int32 count)", "Shop.Orders.Read")]
    [InlineData("   bei Shop.Orders.Read()", "Shop.Orders.Read")]
    [InlineData("Shop.Orders.Read()", "Shop.Orders.Read")]
    [InlineData("   at Shop.Bag`1.Map[TResult](Func`2 map)", "Shop.Bag`1.Map")]
    [InlineData("   at Shop.Orders..ctor()", "Shop.Orders..ctor")]
    [InlineData("   at Shop.Orders..cctor()", "Shop.Orders..cctor")]
    [InlineData("   at Shop.Orders.get_Total()", "Shop.Orders.Total.get")]
    [InlineData("   at Shop.Orders.<>c.<Read>b__0_0(String line)", "Shop.Orders.Read")]
    [InlineData("   at Shop.Orders.<>c__DisplayClass4_0.<Read>b__0()", "Shop.Orders.Read")]
    [InlineData("   at Shop.Orders.<Read>g__Next|4_0()", "Shop.Orders.Read.Next")]
    [InlineData("   at Shop.Orders.<ReadAsync>d__5.MoveNext()", "Shop.Orders.ReadAsync")]
    [InlineData("   at Shop.Orders.Lines()+MoveNext()", "Shop.Orders.Lines")]
    [InlineData("   at Shop.Orders.Line.Read()", "Shop.Orders.Line.Read")]
    [InlineData("   at Program.<<Main>$>g__Serve|0_0()", "Program.Main.Serve")]
    [InlineData("   at Program.<Main>$(String[] args)", "Program.Main")]
    [InlineData("   at Shop!<BaseAddress>+0x1234() + 0x12", "Shop!<BaseAddress>+0x1234")]
    [InlineData("   at Main()", "Main")]
    public void ALineIsTheMemberThatAPersonWrote(string line, string expected) =>
        Assert.Equal(expected, Assert.Single(StackText.Frames(line)).Method);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\r\n")]
    [InlineData("--- End of stack trace from previous location ---")]
    [InlineData("(")]
    [InlineData("   at (")]
    public void WhatNamesNoMemberIsNoFrame(string text) => Assert.Empty(StackText.Frames(text));

    [Fact]
    public void AStackWithoutEndIsCut() =>
        Assert.Equal(200, StackText.Frames(string.Concat(Enumerable.Repeat("   at A.B()\n", 5000))).Length);

    /// <summary>Text of a file that somebody forged: whatever it is, it is read.</summary>
    [Fact]
    public void AnyTextIsRead()
    {
        const string Letters = "ab.<>$+|`[](),\n\r \u001b\u202e\ud800g_d";
        Random random = new(7);
        for (int round = 0; round < 20_000; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)]));
            Assert.All(StackText.Frames(text), frame => Assert.NotEmpty(frame.Method!));
        }
    }
}
