using Rockpool.Diagnosis.Journal;

namespace Rockpool.Diagnosis.Findings;

/// <summary>Turns a journal into verdicts: the one entry point of this assembly.</summary>
public static class Diagnoser
{
    /// <summary>Reads the journal to its end and says what it shows.</summary>
    /// <param name="journal">The journal, from its start. Decoding runs on a thread of its own while it is matched.</param>
    /// <param name="options">What the user changed.</param>
    /// <param name="progress">Told now and then the nanoseconds of the recording read so far; may be null.</param>
    /// <param name="cancellation">Ends the reading early with an <see cref="OperationCanceledException"/>.</param>
    public static DiagnosisResult Run(
        JournalReader journal, DiagnosisOptions options, IProgress<long>? progress, CancellationToken cancellation) =>
        throw new NotImplementedException();
}
