using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Xunit.v3;

namespace NativeSuite;

/// <summary>Runs every test of this assembly, one after another, where there is no runner: the framework's needs a JIT.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2026", Justification = RootedAssembly)]
[UnconditionalSuppressMessage("Trimming", "IL2070", Justification = RootedAssembly)]
[UnconditionalSuppressMessage("Trimming", "IL2067", Justification = RootedAssembly)]
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = RootedAssembly)]
[UnconditionalSuppressMessage("Trimming", "IL2072", Justification = RootedAssembly)]
internal sealed class Suite(TextWriter output)
{
    private const string RootedAssembly = "The project keeps every member of this assembly.";
    private const string SkipMark = "$XunitDynamicSkip$";

    private int _passed;
    private int _failed;
    private int _skipped;

    /// <summary>Runs them all, and says which failed and how many there were.</summary>
    /// <returns>The process's exit code.</returns>
    public int Run()
    {
        foreach (Type type in typeof(Suite).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (MethodInfo test in type.GetMethods().Where(method => method.GetCustomAttributes().OfType<IFactAttribute>().Any()))
            {
                foreach (object?[] arguments in RowsOf(type, test))
                    Run(type, test, arguments);
            }
        }

        output.WriteLine($"Passed: {_passed}, Failed: {_failed}, Skipped: {_skipped}");
        return _failed == 0 && _passed > 0 ? 0 : 1;
    }

    private static IEnumerable<object?[]> RowsOf(Type type, MethodInfo test)
    {
        if (!test.GetCustomAttributes().OfType<ITheoryAttribute>().Any())
            return [[]];
        IEnumerable<object?[]> inline = test.GetCustomAttributes<InlineDataAttribute>().Select(row => row.Data);
        IEnumerable<object?[]> members = test.GetCustomAttributes<MemberDataAttribute>()
            .SelectMany(data => ((IEnumerable)type.GetProperty(data.MemberName)!.GetValue(null)!).Cast<ITheoryDataRow>())
            .Select(row => row.GetData());
        return inline.Concat(members);
    }

    private void Run(Type type, MethodInfo test, object?[] arguments)
    {
        try
        {
            object instance = Activator.CreateInstance(type)!;
            try
            {
                (test.Invoke(instance, arguments) as Task)?.GetAwaiter().GetResult();
            }
            finally
            {
                (instance as IDisposable)?.Dispose();
            }

            _passed++;
        }
        catch (Exception thrown)
        {
            Note($"{type.Name}.{test.Name}({string.Join(", ", arguments)})", thrown.InnerException ?? thrown);
        }
    }

    private void Note(string test, Exception thrown)
    {
        if (thrown.Message.StartsWith(SkipMark, StringComparison.Ordinal))
        {
            _skipped++;
            output.WriteLine($"{test} [SKIP]: {thrown.Message[SkipMark.Length..]}");
            return;
        }

        _failed++;
        output.WriteLine($"{test} [FAIL]: {thrown}");
    }
}
