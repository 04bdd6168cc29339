using System.Diagnostics;

namespace Rockpool.Scopes;

/// <summary>That somebody holds an item.</summary>
/// <param name="Stack">Where it was rented.</param>
/// <param name="Since">When, on the pool's clock.</param>
internal readonly record struct Holding(StackTrace Stack, long Since)
{
    private const string Unknown = "an unknown place";

    /// <summary>The nearest method on the stack that is neither the pool's nor the platform's machinery around it.</summary>
    public string Site()
    {
        foreach (StackFrame frame in Stack.GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is { } method && !IsMachinery(method))
                return $"{method.DeclaringTypeName}.{method.Name}";
        }

        return Unknown;
    }

    private static bool IsMachinery(DiagnosticMethodInfo method) =>
        IsOf(typeof(Holding), method) || IsOf(typeof(object), method);

    private static bool IsOf(Type type, DiagnosticMethodInfo method) =>
        method.DeclaringAssemblyName.Split(',')[0] == type.Assembly.GetName().Name;
}
