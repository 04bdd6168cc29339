using System.Numerics;
using System.Runtime.CompilerServices;
using Rockpool.Buffers;

namespace Rockpool.Tests.Buffers;

/// <summary>Which length serves which.</summary>
public sealed class SizeClassTests
{
    private const long NoLimit = 1 << 30;

    [Fact]
    public void OfBytes() => Check<byte>();

    [Fact]
    public void OfIntegers() => Check<int>();

    [Fact]
    public void OfElementsThatAreNoPowerOfTwo() => Check<Triple>();

    [Fact]
    public void OfLargeElements() => Check<Page>();

    [Fact]
    public void OfElementsThatAreLargerThanAnySmallObject() => Check<Hall>();

    [Fact]
    public void OfReferences() => Check<string>();

    [Fact]
    public void APoolHasNoMoreClassesThanARackHasPlaces()
    {
        Assert.Equal(SizeClasses<byte>.Most, SizeClasses<byte>.Lengths(powersOfTwo: false, NoLimit).Length);
        Assert.InRange(SizeClasses<Triple>.Lengths(powersOfTwo: false, NoLimit).Length, 1, SizeClasses<Triple>.Most);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    [InlineData((1 << 30) + 1)]
    [InlineData(int.MaxValue)]
    public void WhatNoClassServesIsBeyondAllOfThem(int length) =>
        Assert.True((uint)SizeClasses<byte>.IndexOf(length) >= SizeClasses<byte>.Most);

    [Fact]
    public void NoArrayHasMoreBytesThanItMay()
    {
        int[] lengths = SizeClasses<int>.Lengths(powersOfTwo: false, 1000);
        Assert.Equal(224, lengths[^1]);
        Assert.Empty(SizeClasses<Page>.Lengths(powersOfTwo: false, Unsafe.SizeOf<Page>() - 1));
    }

    [Fact]
    public void TheLongestSmallObjectIsNearTheBoundary()
    {
        Assert.InRange(LongestBelow<byte>(), 81_000, 84_999);
        Assert.InRange(LongestBelow<Triple>(), 84_900, 84_999);
    }

    [Fact]
    public void AnArrayOfTheLongestSmallClassIsNoLargeObject()
    {
        byte[] bytes = new byte[81_920];
        var triples = new Triple[84_968 / Unsafe.SizeOf<Triple>()];
        Assert.NotEqual(2, GC.GetGeneration(bytes));
        Assert.NotEqual(2, GC.GetGeneration(triples));
        Assert.Contains(triples.Length, SizeClasses<Triple>.Lengths(powersOfTwo: false, NoLimit));
        GC.KeepAlive(bytes);
        GC.KeepAlive(triples);
    }

    private static long LongestBelow<T>() =>
        SizeClasses<T>.Lengths(powersOfTwo: false, NoLimit).Select(SizeClasses<T>.BytesOf).Last(bytes => bytes < 85_000);

    private static void Check<T>()
    {
        CheckQuarters<T>(SizeClasses<T>.Lengths(powersOfTwo: false, NoLimit));
        CheckPowers<T>(SizeClasses<T>.Lengths(powersOfTwo: true, NoLimit));
    }

    private static void CheckQuarters<T>(int[] lengths)
    {
        int before = 0;
        foreach (int asked in Asked(lengths[^1]))
        {
            int index = SizeClasses<T>.IndexOf(asked);
            int given = lengths[index];
            Assert.True(given >= asked, $"{given} given for {asked}");
            Assert.True(given <= Math.Max(16, asked * 1.25), $"{given} given for {asked}");
            Assert.True(given >= before, $"{given} given for {asked} and more for less");
            Assert.Equal(given, lengths[SizeClasses<T>.IndexOf(given)]);
            before = given;
        }
    }

    private static void CheckPowers<T>(int[] lengths)
    {
        foreach (int asked in Asked(lengths[^1]))
            Assert.Equal(Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)asked)), lengths[SizeClasses<T>.IndexOf(asked)]);
    }

    /// <summary>All short lengths, and those around every boundary that there may be.</summary>
    private static IEnumerable<int> Asked(int longest)
    {
        const int All = 20_000;
        for (int length = 1; length <= Math.Min(All, longest); length++)
            yield return length;
        for (long power = 1 << 14; power < longest; power *= 2)
        {
            for (long eighth = 8; eighth < 16; eighth++)
            {
                for (int near = -2; near <= 2; near++)
                {
                    long length = (power * eighth / 8) + near;
                    if (length > All && length <= longest)
                        yield return (int)length;
                }
            }
        }
    }

    [InlineArray(3)]
    private struct Triple
    {
        private int _first;
    }

    [InlineArray(1000)]
    private struct Page
    {
        private byte _first;
    }

    [InlineArray(90_000)]
    private struct Hall
    {
        private byte _first;
    }
}
