using Rockpool.Diagnosis.Journal;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>A pool event as the journal told it; times are nanoseconds since the start of the recording.</summary>
internal sealed record JournalRow(long Time, PoolEventKind Kind, ulong Item, StackIndex Stack);
