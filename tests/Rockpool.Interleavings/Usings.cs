global using Rockpool.Interleavings.Exploring;
global using Xunit;

// Each exploration switches between its own threads as fast as it can; two at once would take each other's cores.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
