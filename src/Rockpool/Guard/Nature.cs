using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rockpool.Guard;

/// <summary>What kind of thing a value is to who paints it.</summary>
internal static class Nature
{
    private const string Collections = "System.Collections";

    /// <summary>Whether a type is the platform's: what is inside is not its users' business.</summary>
    public static bool IsPlatform(Type type) =>
        type.Assembly == typeof(object).Assembly || IsPlatform(type.Assembly.GetName().Name ?? "");

    /// <summary>Whether a value is one of the platform's collections, or made of one.</summary>
    public static bool IsCollection(object value)
    {
        if (value is not IEnumerable)
            return false;
        Type? type = value.GetType();
        while (type is not null && !IsPlatform(type))
            type = type.BaseType;
        return type?.Namespace is { } name && name.StartsWith(Collections, StringComparison.Ordinal);
    }

    /// <summary>Whether a value says all of itself: it is equal to another or not, and there is nothing inside.</summary>
    public static bool IsScalar(object value) => value is string || (value.GetType() is { IsValueType: true } type
        && (type.IsPrimitive || type.IsEnum || IsPlatform(type)));

    /// <summary>Whether a scalar is what its type has before anybody sets it.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "A value type needs no constructor for its default.")]
    public static bool IsDefault(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        _ => value.Equals(RuntimeHelpers.GetUninitializedObject(value.GetType())),
    };

    private static bool IsPlatform(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal)
        || assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || assembly is "System" or "mscorlib" or "netstandard";
}
