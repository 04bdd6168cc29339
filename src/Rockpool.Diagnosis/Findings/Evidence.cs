namespace Rockpool.Diagnosis.Findings;

/// <summary>One fact that a finding rests on.</summary>
/// <param name="Name">A stable camel-case name, the key in JSON, such as <c>longestHoldSeconds</c>.</param>
/// <param name="Label">The same for people, such as <c>longest hold that returned</c>.</param>
/// <param name="Value">A number, a string, a boolean, an <see cref="Estimate"/> or a <see cref="Site"/>.</param>
/// <param name="Unit">
/// The value's unit: <c>s</c>, <c>bytes</c>, <c>share</c> (0 to 1, shown as a percentage), <c>/s</c>, or what is counted,
/// such as <c>items</c>; null where it has none.
/// </param>
public sealed record Evidence(string Name, string Label, object Value, string? Unit = null);
