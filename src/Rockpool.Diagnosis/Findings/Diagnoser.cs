using Rockpool.Diagnosis.Journal;
using Rockpool.Diagnosis.Ledger;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Turns a journal into verdicts: the one entry point of this assembly.</summary>
public static class Diagnoser
{
    /// <summary>
    /// Reads the journal to its end and says what it shows. Memory follows the items alive and the distinct stacks,
    /// not the length of the recording.
    /// </summary>
    /// <param name="journal">The journal, from its start. Decoding runs on a thread of its own while it is matched.</param>
    /// <param name="options">What the user changed.</param>
    /// <param name="progress">Told now and then the nanoseconds of the recording read so far; may be null.</param>
    /// <param name="cancellation">Ends the reading early with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static DiagnosisResult Run(
        JournalReader journal, DiagnosisOptions options, IProgress<long>? progress, CancellationToken cancellation)
    {
        TenancyLedger ledger = new(journal.Catalog);
        using (JournalPump pump = new(journal, cancellation))
        {
            while (pump.Take() is { } batch)
            {
                ledger.Add(batch);
                progress?.Report(batch.Until);
                pump.Recycle(batch);
            }
        }

        Books books = new(ledger, journal.Catalog, journal.Info, options);
        IReadOnlyList<Finding> findings = Verdicts.Of(books);
        return new DiagnosisResult(
            journal.Info,
            [.. books.Pools.Select(PoolSummaries.Summarise)],
            findings,
            Timelines.Draw(books),
            Coverage.Limits(books, findings))
        {
            Flows = Summarise(ledger.Flows),
        };
    }

    private static IReadOnlyList<FlowSummary> Summarise(FlowLedger flows) =>
    [
        .. flows.Accounts
            .Where(flow => flow.Rents > 0)
            .Select(flow => new FlowSummary(flow.IsRegion, flow.Name, flow.Rents, flow.Misses, flow.Out))
            .OrderByDescending(flow => flow.Rents).ThenBy(flow => flow.Name, StringComparer.Ordinal),
    ];
}
