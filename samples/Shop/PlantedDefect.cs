namespace Shop;

/// <summary>One defect that the service has on purpose.</summary>
/// <param name="Rule">The rule that must find it.</param>
/// <param name="Method">Where, as <c>Namespace.Type.Method</c>.</param>
/// <param name="What">What is wrong there.</param>
public sealed record PlantedDefect(string Rule, string Method, string What);
