namespace Rockpool.Tests.Guard;

/// <summary>The level is the whole process's, so that these tests run while no others do.</summary>
[CollectionDefinition(nameof(GuardCollection), DisableParallelization = true)]
public sealed class GuardCollection;
