using System.Runtime.CompilerServices;

namespace Pools.Contestants;

/// <summary>No pool: a new array of 256 bytes each time.</summary>
public readonly struct NewArray : IContestant
{
    public Load Rent() => Unsafe.As<Load>(new byte[256]);

    public void Return(Load item) => Forget(item);

    // Not inlined: the compiler would see that nobody uses the array and never make it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Forget(Load item) => GC.KeepAlive(item);
}
