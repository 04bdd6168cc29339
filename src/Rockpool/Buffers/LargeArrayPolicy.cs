namespace Rockpool.Buffers;

/// <summary>Makes the arrays that are too long for any class, each as long as asked for. None of them is kept.</summary>
internal sealed class LargeArrayPolicy<T>(BufferClearing clearing) : IWeighedPolicy<T[]>
{
    // The pool asks for an array without saying how long, on the thread that rents.
    [ThreadStatic]
    private static int _wanted;

    public static void Want(int length) => _wanted = length;

    public T[] Create() => ArrayMaker.Make<T>(_wanted, clearing);

    public bool Reset(T[] item) => false;

    public long Weigh(T[] item) => SizeClasses<T>.BytesOf(item.Length);

    public void Discard(T[] item)
    {
        if (clearing == BufferClearing.Secret)
            Erasure.Clear(item, clearing);
    }
}
