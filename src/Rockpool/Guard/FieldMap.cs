using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rockpool.Guard;

/// <summary>
/// The instance fields of a type that the program has a description of, those of the types it derives from first. Found once
/// for each type.
/// </summary>
internal static class FieldMap
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private const string Trimmed =
        "A field that is not there is not looked at: nobody is accused for it. Who wants them all keeps the assembly whole.";

    private static readonly ConditionalWeakTable<Type, FieldInfo[]> Known = [];

    public static FieldInfo[] Of(Type type) => Known.TryGetValue(type, out FieldInfo[]? fields) ? fields : Known.GetOrAdd(type, Find);

    /// <summary>A field's name as its author wrote it.</summary>
    public static string NameOf(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;

    private static bool IsOfInterest(FieldInfo field) =>
        !field.FieldType.IsPointer && !field.FieldType.IsFunctionPointer && !field.IsDefined(typeof(KeptInPoolAttribute));

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Trimmed)]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = Trimmed)]
    private static FieldInfo[] Find(Type type)
    {
        List<FieldInfo> fields = [];
        for (Type? at = type; at is not null && !Nature.IsPlatform(at); at = at.BaseType)
            fields.InsertRange(0, at.GetFields(Declared).Where(IsOfInterest));
        return [.. fields];
    }
}
