using System.Diagnostics.Tracing;

namespace Rockpool.Recorder.Attach.Port;

/// <summary>What a session asks of one event provider.</summary>
/// <param name="Name">The provider's name.</param>
/// <param name="Level">The most verbose level wanted.</param>
/// <param name="Keywords">The keywords wanted.</param>
/// <param name="Only">The event ids wanted, or null for all; needs .NET 10.</param>
internal sealed record EventProvider(string Name, EventLevel Level, ulong Keywords, IReadOnlyList<int>? Only = null);
