namespace Rockpool;

/// <summary>How much the guard looks at.</summary>
public enum GuardLevel
{
    /// <summary>Nothing, at no cost.</summary>
    Off,

    /// <summary>A few rents a second, each watched until it is over: what happens often is found soon.</summary>
    Sampled,

    /// <summary>Every rent and return, at some ten microseconds each: for tests.</summary>
    Full,
}
