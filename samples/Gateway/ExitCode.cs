namespace Gateway;

/// <summary>What the verbs end with.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>A message was lost or arrived changed.</summary>
    public const int Wrong = 1;

    /// <summary>What was asked for cannot be done.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C before the end.</summary>
    public const int Interrupted = 130;
}
