namespace Rockpool;

/// <summary>What becomes of the elements of arrays that come home to a <see cref="BufferPool{T}"/>.</summary>
public enum BufferClearing
{
    /// <summary>They are cleared where the return asks for it, and always where they hold references. A fresh array may hold what
    /// was in the heap before.</summary>
    AsAsked,

    /// <summary>They are cleared, unless the return says how many were written: then those. So every array that is rented is empty
    /// if that was true, and none shows what a former holder wrote, in this pool or another.</summary>
    Always,

    /// <summary>
    /// For keys, passwords and the like, of elements without references: all elements are overwritten with zeros whatever the return
    /// says, in a way that the compiler cannot leave out, also of arrays that are not kept and of those that come home after
    /// the pool's end. Only arrays that this pool made are taken: others are refused untouched, guard or not.
    /// </summary>
    Secret,
}
