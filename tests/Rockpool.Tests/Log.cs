using System.Collections.Concurrent;

namespace Rockpool.Tests;

/// <summary>As much of a logger as the papers' examples need.</summary>
internal sealed class Log
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public void LogError(string template, GuardFinding finding) => Lines.Enqueue(template.Replace("{Finding}", $"{finding}"));
}
