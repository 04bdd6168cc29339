using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;
using Xunit;

namespace Rockpool.Diagnosis.Tests;

/// <summary>Frames as the runtimes 8 to 10 give them.</summary>
public sealed class ArrayPoolTypeTests
{
    private static readonly Frame _write = Of("System.Diagnostics.Tracing.EventPipeEventProvider.EventWriteTransfer");
    private static readonly Frame _rented = Of("System.Buffers.ArrayPoolEventSource.BufferRented");
    private static readonly Frame _caller = Of("Shop.Orders.Read");

    [Theory]
    [InlineData("System.Buffers.SharedArrayPool`1.Rent", true)]
    [InlineData("System.Buffers.ArrayMemoryPool`1.Rent", true)]
    [InlineData("System.Buffers.ArrayMemoryPool`1.ArrayMemoryPoolBuffer.Dispose", true)]
    [InlineData("System.Buffers.ConfigurableArrayPool`1.Rent", false)]
    [InlineData("System.Buffers.ConfigurableArrayPool`1.Bucket.Rent", false)]
    public void ThePoolsFrameTells(string method, bool shared) =>
        Assert.Equal(
            new ArrayPoolType("System.Byte", shared),
            ArrayPoolType.Of([_write, _rented, Of(method, "System.Byte"), _caller]));

    [Fact]
    public void WithoutThatFrameNothingIsTold()
    {
        Assert.Null(ArrayPoolType.Of([]));
        Assert.Null(ArrayPoolType.Of([_write, _rented]));
        Assert.Null(ArrayPoolType.Of([_write, Of(null), Of("System.Buffers.SharedArrayPool`1.Rent", "System.Byte")]));
        Assert.Null(ArrayPoolType.Of([_write, _caller, Of("System.Buffers.SharedArrayPool`1.Rent", "System.Byte")]));
        Assert.Null(ArrayPoolType.Of([_write, Of("System.Buffers.SharedArrayPool`1.Rent")]));
    }

    private static Frame Of(string? method, string? typeArguments = null) => new(method, null, null, null, typeArguments);
}
