namespace Rockpool.Diagnosis.Journal;

/// <summary>The tables that a journal's indexes refer to. They grow while the journal is read and never change an entry.</summary>
/// <param name="stacks">The table of call stacks, which the source of the journal knows how to resolve.</param>
public sealed class Catalog(StackTable stacks)
{
    /// <summary>Every pool met so far, by <see cref="PoolIndex"/>.</summary>
    public Table<PoolInfo> Pools { get; } = new();

    /// <summary>Every thread met so far, by <see cref="ThreadIndex"/>.</summary>
    public Table<ThreadInfo> Threads { get; } = new();

    /// <summary>
    /// What guards told, each text once, by the <see cref="PoolEvents.Given"/> of <see cref="PoolEventKind.GuardFound"/>.
    /// </summary>
    public Table<GuardReport> GuardReports { get; } = new();

    /// <summary>Every distinct call stack, by <see cref="StackIndex"/>.</summary>
    public StackTable Stacks { get; } = stacks;
}
