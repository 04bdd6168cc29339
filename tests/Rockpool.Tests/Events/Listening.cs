namespace Rockpool.Tests.Events;

/// <summary>
/// Tests that listen: while somebody does, every pool of the process works otherwise, so no other test runs beside them.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Listening
{
    public const string Name = "listening";
}
