namespace Gateway.Wire;

/// <summary>One figure of a device.</summary>
/// <param name="Gauge">Which of its gauges.</param>
/// <param name="Value">In thousandths.</param>
internal readonly record struct Reading(ushort Gauge, long Value);
