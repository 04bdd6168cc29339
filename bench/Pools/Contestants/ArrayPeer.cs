using System.Buffers;
using System.Runtime.CompilerServices;

namespace Pools.Contestants;

/// <summary>ArrayPool&lt;byte&gt;.Shared for arrays as large as a load's. The array travels as a load without any.</summary>
public readonly struct ArrayPeer : IContestant
{
    public Load Rent() => Unsafe.As<Load>(ArrayPool<byte>.Shared.Rent(256));

    public void Return(Load item) => ArrayPool<byte>.Shared.Return(Unsafe.As<byte[]>(item));
}
