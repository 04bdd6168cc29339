namespace Rockpool;

/// <summary>
/// Says of a field of a pooled item that it may hold data after a reset and may change while the item is idle: a counter of
/// reuses, an id. The guard does not look at it.
/// </summary>
/// <remarks>For a property: <c>[field: KeptInPool]</c>.</remarks>
[AttributeUsage(AttributeTargets.Field)]
public sealed class KeptInPoolAttribute : Attribute;
