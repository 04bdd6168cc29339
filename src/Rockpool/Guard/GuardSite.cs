using System.Diagnostics;
using System.Reflection;

namespace Rockpool;

/// <summary>Where in the code something was done to a pool, and on which thread.</summary>
public sealed class GuardSite
{
    private const string Unknown = "an unknown place";

    // The adapter stands between the pools and who uses them through another library's interface.
    private static readonly HashSet<string?> _library = [typeof(GuardSite).Assembly.GetName().Name, "Rockpool.Extensions"];
    private static readonly string? _platform = typeof(object).Assembly.GetName().Name;

    private readonly StackTrace _stack = new(skipFrames: 1, fNeedFileInfo: false);
    private string? _method;
    private string? _text;

    internal GuardSite()
    {
    }

    /// <summary>The thread's managed id.</summary>
    public int ThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <summary>The nearest method that is neither the pool's nor the platform's.</summary>
    public string Method => _method ??= Nearest();

    /// <summary>The stack from whoever called the library on, one frame to a line, without file names.</summary>
    public string Stack => _text ??= new StackTrace(_stack.GetFrames().SkipWhile(frame => _library.Contains(AssemblyOf(frame)))).ToString();

    /// <inheritdoc/>
    public override string ToString() => $"{Method} on thread {ThreadId}";

    private string Nearest()
    {
        foreach (StackFrame frame in _stack.GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is { } method && !IsMachinery(AssemblyOf(frame)))
                return $"{method.DeclaringTypeName}.{method.Name}";
        }

        return Unknown;
    }

    private static bool IsMachinery(string? assembly) => assembly == _platform || _library.Contains(assembly);

    private static string? AssemblyOf(StackFrame frame) =>
        DiagnosticMethodInfo.Create(frame) is { } method ? new AssemblyName(method.DeclaringAssemblyName).Name : null;
}
