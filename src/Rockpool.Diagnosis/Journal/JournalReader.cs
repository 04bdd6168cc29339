namespace Rockpool.Diagnosis.Journal;

/// <summary>
/// A source of journal batches in time order: a recording, or a simulation. Pull one batch at a time; a reader is
/// used by one thread at a time, which may differ from the thread that uses the <see cref="Catalog"/>.
/// </summary>
public abstract class JournalReader : IDisposable
{
    /// <summary>What the indexes in the batches refer to. Grows while reading; entries never change.</summary>
    public abstract Catalog Catalog { get; }

    /// <summary>Fills <paramref name="batch"/> with what comes next.</summary>
    /// <returns>False when the recording has no more; the batch is then empty.</returns>
    public abstract bool Read(JournalBatch batch);

    /// <summary>What is known of the recording as a whole. Complete once <see cref="Read"/> has returned false.</summary>
    public abstract RecordingInfo Info { get; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
