using System.Diagnostics.CodeAnalysis;

namespace Rockpool;

/// <summary>The throws of this assembly: out of line, so that what calls them can be inlined.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void Null(string parameter) => throw new ArgumentNullException(parameter);

    [DoesNotReturn]
    public static void Disposed(string pool) => throw DisposedError(pool);

    [DoesNotReturn]
    public static void CreatedNull(string pool) => throw new InvalidOperationException(
        $"The policy of the pool '{pool}' made null; Create must return a new item.");

    [DoesNotReturn]
    public static void LeaseEndedTwice(string pool, string item) => throw new InvalidOperationException(
        $"This lease of a {item} from the pool '{pool}' had ended before: it, or a copy of it, was disposed already.");

    [DoesNotReturn]
    public static void LeaseUsedAfterEnd(string pool, string item) => throw new ObjectDisposedException(
        item, $"This lease of a {item} from the pool '{pool}' has ended: it, or a copy of it, was disposed.");

    [DoesNotReturn]
    public static void LeaseUsedAfterEnd(GuardFinding finding) =>
        throw new ObjectDisposedException(finding.ItemType.Name, finding.ToString());

    [DoesNotReturn]
    public static T DefaultLease<T>() => throw new InvalidOperationException(
        $"This lease of a {typeof(T).Name} is the default value and holds nothing: leases come from a pool.");

    [DoesNotReturn]
    public static void AmbientDisposed(string pool) => throw new InvalidOperationException(
        $"The pool '{pool}' is ambient: it lives as long as the process. Trim it instead.");

    [DoesNotReturn]
    public static void NeedsWeight(string option) => throw new ArgumentException(
        $"{option} needs a policy that weighs its items: implement IWeighedPolicy<T>.", option);

    [DoesNotReturn]
    public static void NotALabel(string parameter, string has) => throw new ArgumentException(
        $"It has {has}, which a label or region must not have.", parameter);

    [DoesNotReturn]
    public static void Misused(GuardFinding finding) => throw new InvalidOperationException(finding.ToString());

    [DoesNotReturn]
    public static void NegativeWeight(string pool, long weight) => throw new InvalidOperationException(
        $"The policy of the pool '{pool}' weighed an item at {weight} bytes; expected 0 or more.");

    public static ObjectDisposedException DisposedError(string pool) => new(pool, $"The pool '{pool}' was disposed.");

    [DoesNotReturn]
    public static void Exhausted(string pool, int limit) => throw new InvalidOperationException(
        $"All {limit} items of the bounded pool '{pool}' are out. Use TryRent to be told; RentAsync, or Rent with a timeout, to wait.");

    [DoesNotReturn]
    public static void Surplus(string pool) => throw new InvalidOperationException(
        $"No item of the bounded pool '{pool}' is out: what was returned came home before or is from elsewhere.");

    [DoesNotReturn]
    public static void Astray(string pool, string key, string? home) => throw new InvalidOperationException(home is null
        ? $"An item was returned to the keyed pool '{pool}' under the key '{key}' that the pool did not make."
        : $"An item of the key '{home}' was returned to the keyed pool '{pool}' under the key '{key}'.");

    [DoesNotReturn]
    public static void BadTimeout(string parameter, TimeSpan timeout, TimeSpan longest) => throw new ArgumentOutOfRangeException(
        parameter, timeout, $"Expected 0 to {longest.Days} days, or Timeout.InfiniteTimeSpan.");

    [DoesNotReturn]
    public static void BadWritten(string parameter, int written, int length) => throw new ArgumentOutOfRangeException(
        parameter, written, $"Expected 0 to {length}, the array's length.");

    [DoesNotReturn]
    public static void BadLength(string parameter, int length) => throw new ArgumentOutOfRangeException(
        parameter, length, $"Expected 0 to {Array.MaxLength}.");

    [DoesNotReturn]
    public static void BadSlice(int start, int length, int within) => throw new ArgumentOutOfRangeException(
        nameof(start), start, $"{length} bytes from {start} are not within the {within} of the slice.");

    [DoesNotReturn]
    public static void ReceiverBusy() => throw new InvalidOperationException(
        "Another receive of this receiver has not ended: it receives one datagram at a time.");

    [DoesNotReturn]
    public static void NoSecret(string pool) => throw new InvalidOperationException(
        $"An array was returned to the pool of secrets '{pool}' that the pool did not make. It was left as it is.");

    [DoesNotReturn]
    public static void ScopeEnded() => throw new ObjectDisposedException(
        nameof(PoolScope), "The scope has ended. Rent from the pool, or open another scope.");

    [DoesNotReturn]
    public static void ScopeBusy() => throw new InvalidOperationException(
        "Another thread is using this scope. A scope has one user at a time; the pools may be used by all.");

    [DoesNotReturn]
    public static void WriterEnded(string writer) => throw new ObjectDisposedException(
        writer, "It was disposed, and its blocks have gone home: what it held must be read before.");

    [DoesNotReturn]
    public static void BadAdvance(string parameter, int count, int free) => throw new ArgumentOutOfRangeException(
        parameter, count, $"Expected 0 to {free}, for which the last span or memory has room.");

    [DoesNotReturn]
    public static void TooLongForAnArray(long length) => throw new InvalidOperationException(
        $"The {length} elements do not fit into one array. Nothing is lost: read them as a sequence.");

    [DoesNotReturn]
    public static void TooShort(string parameter, long needed, int length) => throw new ArgumentException(
        $"It has {length} elements; {needed} were written.", parameter);

    [DoesNotReturn]
    public static void IntoItself(string parameter) => throw new ArgumentException(
        "A writer cannot be copied into itself.", parameter);

    [DoesNotReturn]
    public static void BeyondStreams(string parameter, long offset) => throw new ArgumentOutOfRangeException(
        parameter, offset, "Expected an offset that does not lead beyond the greatest position.");

    [DoesNotReturn]
    public static void BeforeStream() => throw new IOException("Expected an offset that does not lead before the first byte.");

    [DoesNotReturn]
    public static void AdvanceElsewhere() => throw new InvalidOperationException(
        "The position is not where the last span or memory was given: ask for another one there.");

    [DoesNotReturn]
    public static void StreamTooLong() => throw new IOException("The stream would end beyond the greatest position.");

    [DoesNotReturn]
    public static void NoMemoryFor(long more) => throw new OutOfMemoryException(
        $"{more} more elements are more than the bytes that this process may use. Nothing has changed.");
}
