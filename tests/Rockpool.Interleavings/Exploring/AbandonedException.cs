namespace Rockpool.Interleavings.Exploring;

/// <summary>Unwinds a thread of a run that is not to be finished.</summary>
internal sealed class AbandonedException : Exception;
