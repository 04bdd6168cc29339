namespace Rockpool.Events;

/// <summary>
/// What somebody listens for, as one word for each question that a pool asks off its fastest path. Nothing, mostly.
/// </summary>
/// <remarks>
/// Only <see cref="Audience"/> writes. The words are read without any order: a thread that learns a little late tells a little
/// late. There is no static constructor here, so that reading a word is reading a word.
/// </remarks>
internal static class Wanted
{
    /// <summary>Every rent and return, at least of some items. The threads' gates are shut meanwhile.</summary>
    public static bool Items;

    /// <summary>Misses, drops, trims and slow operations.</summary>
    public static bool Rare;

    /// <summary>The labels and regions of threads.</summary>
    public static bool Labels;
}
