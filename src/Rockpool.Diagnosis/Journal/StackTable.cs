namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// Distinct call stacks, resolved to frames when somebody asks, because method names may come at a recording's end.
/// Not thread-safe: ask once reading is over.
/// </summary>
/// <param name="resolve">Gives the frames of a stack, leaf first.</param>
public sealed class StackTable(Func<StackIndex, Frame[]> resolve)
{
    private readonly Dictionary<StackIndex, Frame[]> _resolved = [];

    /// <summary>The frames of a stack, leaf first; empty for <see cref="StackIndex.None"/>.</summary>
    public IReadOnlyList<Frame> this[StackIndex stack]
    {
        get
        {
            if (!stack.IsKnown) return [];
            if (!_resolved.TryGetValue(stack, out Frame[]? frames)) _resolved[stack] = frames = resolve(stack);
            return frames;
        }
    }
}
