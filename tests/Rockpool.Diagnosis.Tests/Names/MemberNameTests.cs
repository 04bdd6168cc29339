using Rockpool.Diagnosis.Names;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Names;

/// <summary>Names as C# compilers emit them and runtimes tell them; SymbolTarget of the recorder's tests made most of them.</summary>
public sealed class MemberNameTests
{
    [Theory]
    [InlineData("Shop.Orders", "Read", "Shop.Orders.Read")]
    [InlineData("Orders", "Read", "Orders.Read")]
    [InlineData("", "IL_STUB_PInvoke", "IL_STUB_PInvoke")]
    [InlineData("dynamicClass", "Invoke", "dynamicClass.Invoke")]
    [InlineData("Shop.Orders+Line", "Read", "Shop.Orders.Line.Read")]
    [InlineData("Shop.Orders", ".ctor", "Shop.Orders..ctor")]
    [InlineData("Shop.Orders", ".cctor", "Shop.Orders..cctor")]
    [InlineData("Shop.Orders", "Finalize", "Shop.Orders.Finalize")]
    [InlineData("Shop.Orders", "op_Addition", "Shop.Orders.op_Addition")]
    public void OrdinaryMembers(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("System.Buffers.SharedArrayPool`1[System.Byte]", "Rent", "System.Buffers.SharedArrayPool`1.Rent")]
    [InlineData("System.Buffers.SharedArrayPool`1+<>c[System.Byte]", ".cctor", "System.Buffers.SharedArrayPool`1..cctor")]
    [InlineData("Shop.Orders+Nested+Deeper`1[System.__Canon]", "Run", "Shop.Orders.Nested.Deeper`1.Run")]
    [InlineData("Shop.Map`2[System.Int32,System.Byte[]]", "Add", "Shop.Map`2.Add")]
    [InlineData("Shop.Orders+<GenericAsync>d__37`1[System.Int32]", "MoveNext", "Shop.Orders.GenericAsync")]
    [InlineData("Shop.Box`1+<FillAsync>d__1`1[System.__Canon,System.__Canon]", "MoveNext", "Shop.Box`1.FillAsync")]
    [InlineData("Shop.Orders+<>c__38`1[System.__Canon]", "<GenericLambda>b__38_0", "Shop.Orders.GenericLambda")]
    public void GenericTypesKeepTheNumberOfTheirParameters(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("get_Total", "Shop.Orders.Total.get")]
    [InlineData("set_Total", "Shop.Orders.Total.set")]
    [InlineData("get_Item", "Shop.Orders.Item.get")]
    [InlineData("add_Changed", "Shop.Orders.Changed.add")]
    [InlineData("remove_Changed", "Shop.Orders.Changed.remove")]
    [InlineData("get_", "Shop.Orders.get_")]
    [InlineData("getTotal", "Shop.Orders.getTotal")]
    [InlineData("System.Collections.IEnumerator.get_Current", "Shop.Orders.Current.get")]
    [InlineData("System.IComparable<Shop.Orders>.CompareTo", "Shop.Orders.CompareTo")]
    [InlineData("System.Collections.Generic.IEnumerable<System.Collections.Generic.List<Shop.Line>>.GetEnumerator", "Shop.Orders.GetEnumerator")]
    public void AccessorsAndExplicitImplementations(string member, string expected) =>
        Assert.Equal(expected, MemberName.Of("Shop.Orders", member));

    [Theory]
    [InlineData("Shop.Orders+<>c", "<Read>b__18_0", "Shop.Orders.Read")]
    [InlineData("Shop.Orders+<>c__DisplayClass20_1", "<Read>b__1", "Shop.Orders.Read")]
    [InlineData("Shop.Orders", "<Read>b__3_0", "Shop.Orders.Read")]
    [InlineData("Shop.Orders+<>c", "<.ctor>b__3_0", "Shop.Orders..ctor")]
    [InlineData("Shop.Orders+<>c", "<.cctor>b__3_0", "Shop.Orders..cctor")]
    [InlineData("Shop.Orders+<>c", "<get_Total>b__11_0", "Shop.Orders.Total.get")]
    [InlineData("Shop.Orders+<>c", "<System.IDisposable.Dispose>b__4_0", "Shop.Orders.Dispose")]
    [InlineData("Shop.Orders+<>c+<<Read>b__31_0>d", "MoveNext", "Shop.Orders.Read")]
    [InlineData("Shop.Orders+<>c__DisplayClass1_0+<<Read>b__0>d", "MoveNext", "Shop.Orders.Read")]
    public void LambdasAreTheMemberTheyStandIn(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("Shop.Orders", "<Read>g__Next|21_0", "Shop.Orders.Read.Next")]
    [InlineData("Shop.Orders+<>c__DisplayClass23_0", "<Read>g__Next|1", "Shop.Orders.Read.Next")]
    [InlineData("Shop.Orders", "<.ctor>g__Next|0_0", "Shop.Orders..ctor.Next")]
    [InlineData("Shop.Orders", "<get_Total>g__Next|0_0", "Shop.Orders.Total.get.Next")]
    [InlineData("Shop.Orders+<<Read>g__Next|32_0>d", "MoveNext", "Shop.Orders.Read.Next")]
    [InlineData("Shop.Orders+<<Read>g__Next|26_0>d", "System.IDisposable.Dispose", "Shop.Orders.Read.Next")]
    public void LocalFunctionsFollowTheirMember(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("Shop.Orders+<ReadAsync>d__12", "MoveNext", "Shop.Orders.ReadAsync")]
    [InlineData("Shop.Orders+<Items>d__25", "<>m__Finally1", "Shop.Orders.Items")]
    [InlineData("Shop.Orders+<Items>d__25", "System.Collections.Generic.IEnumerator<System.Int32>.get_Current", "Shop.Orders.Items")]
    [InlineData("Shop.Orders+<System-Collections-IEnumerable-GetEnumerator>d__28", "MoveNext", "Shop.Orders.GetEnumerator")]
    [InlineData("Shop.Orders+<System-Collections-Generic-IEnumerable<System-Int32[]>-GetEnumerator>d__28", "MoveNext", "Shop.Orders.GetEnumerator")]
    public void StateMachinesAreTheMethodTheyRun(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("Program", "<Main>$", "Program.Main")]
    [InlineData("Program", "<Main>", "Program.Main")]
    [InlineData("Program", "<<Main>$>g__Next|0_0", "Program.Main.Next")]
    [InlineData("Program+<>c", "<<Main>$>b__0_1", "Program.Main")]
    [InlineData("Program+<<Main>$>d__0", "MoveNext", "Program.Main")]
    [InlineData("Program+<<<Main>$>g__Next|0_0>d", "MoveNext", "Program.Main.Next")]
    public void TopLevelStatementsAreMain(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("Shop.<Orders>F6BB040EEBD39E5ABFE7525AD9EC4E26AC7C47B4CE03FB110DBA587453903857E__Local", "Run", "Shop.Local.Run")]
    [InlineData("<Orders>F6BB040EEBD39E5ABFE7525AD9EC4E26AC7C47B4CE03FB110DBA587453903857E__Local", "Run", "Local.Run")]
    public void FileLocalTypesLoseTheirFile(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("Shop.Sum", "<Clone>$", "Shop.Sum.<Clone>$")]
    [InlineData("<PrivateImplementationDetails>", "ComputeStringHash", "<PrivateImplementationDetails>.ComputeStringHash")]
    [InlineData("<>f__AnonymousType0`2[System.Int32,System.__Canon]", "get_Name", "<>f__AnonymousType0`2.Name.get")]
    [InlineData("Shop.Orders", "<>n__0", "Shop.Orders.<>n__0")]
    [InlineData("Shop.Orders", "<broken", "Shop.Orders.<broken")]
    [InlineData("Shop.Orders", "", "Shop.Orders.")]
    [InlineData("Shop.Orders", "odd.", "Shop.Orders.odd.")]
    [InlineData("Shop.Orders+", "Read", "Shop.Orders..Read")]
    public void WhatNobodyWroteStaysAsItIs(string type, string member, string expected) =>
        Assert.Equal(expected, MemberName.Of(type, member));

    [Theory]
    [InlineData("System.Buffers.SharedArrayPool`1[System.Byte]", "System.Byte")]
    [InlineData("System.Buffers.SharedArrayPool`1[System.__Canon]", "System.__Canon")]
    [InlineData("Shop.Map`2[System.Int32,System.Byte[]]", "System.Int32,System.Byte[]")]
    [InlineData("Shop.Orders", null)]
    [InlineData("Shop.Orders[]", null)]
    [InlineData("Shop.Orders+<System-Collections-Generic-IEnumerable<System-Int32[]>-GetEnumerator>d__28", null)]
    public void TypeArguments(string type, string? expected) => Assert.Equal(expected, MemberName.TypeArgumentsOf(type));
}
