using System.Diagnostics.CodeAnalysis;

namespace Rockpool;

/// <summary>The throws of this assembly: out of line, so that what calls them can be inlined.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void Null(string parameter) => throw new ArgumentNullException(parameter);

    [DoesNotReturn]
    public static void Disposed(string pool) => throw new ObjectDisposedException(pool, $"The pool '{pool}' was disposed.");

    [DoesNotReturn]
    public static void CreatedNull(string pool) => throw new InvalidOperationException(
        $"The policy of the pool '{pool}' made null; Create must return a new item.");

    [DoesNotReturn]
    public static void AmbientDisposed(string pool) => throw new InvalidOperationException(
        $"The pool '{pool}' is ambient: it lives as long as the process. Trim it instead.");

    [DoesNotReturn]
    public static void NeedsWeight(string option) => throw new ArgumentException(
        $"{option} needs a policy that weighs its items: implement IWeighedPolicy<T>.", option);

    [DoesNotReturn]
    public static void NegativeWeight(string pool, long weight) => throw new InvalidOperationException(
        $"The policy of the pool '{pool}' weighed an item at {weight} bytes; expected 0 or more.");
}
