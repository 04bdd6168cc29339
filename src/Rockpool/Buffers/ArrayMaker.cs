using Rockpool.Budgets;

namespace Rockpool.Buffers;

/// <summary>Makes arrays. Where there is no memory for one, all pools give back what is idle first.</summary>
internal static class ArrayMaker
{
    public static T[] Make<T>(int length, BufferClearing clearing)
    {
        try
        {
            return New<T>(length, clearing);
        }
        catch (OutOfMemoryException) when (length <= Array.MaxLength)
        {
            // The tide that follows the collector's last attempt comes too late for who rents now.
            Budget.Yield();
            return New<T>(length, clearing);
        }
    }

    // What is not cleared when it comes home need not be when it is made.
    private static T[] New<T>(int length, BufferClearing clearing) =>
        clearing == BufferClearing.AsAsked ? GC.AllocateUninitializedArray<T>(length) : new T[length];
}
