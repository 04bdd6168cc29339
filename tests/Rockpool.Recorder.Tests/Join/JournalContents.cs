using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode;
using Xunit;

namespace Rockpool.Recorder.Tests.Join;

/// <summary>Everything that a journal tells, read to its end and checked for the order that every journal keeps.</summary>
internal sealed class JournalContents
{
    public JournalContents(string path)
    {
        using JournalReader journal = RecordingFile.Open(path);
        JournalBatch batch = new();
        long until = 0;
        while (journal.Read(batch))
        {
            for (int i = 0; i < batch.Pool.Count; i++)
            {
                Assert.True(batch.Pool.Time[i] >= until);
                until = batch.Pool.Time[i];
                Rows.Add(new JournalRow(until, batch.Pool.Kind[i], batch.Pool.Item[i], batch.Pool.Stack[i]));
            }

            Assert.True(batch.Until >= until);
            until = batch.Until;
            Runtime.AddRange(batch.Runtime);
            Gaps.AddRange(batch.Gaps);
        }

        Info = journal.Info;
        Depths = [.. Rows.Select(row => journal.Catalog.Stacks[row.Stack].Count)];
    }

    public List<JournalRow> Rows { get; } = [];

    public List<RuntimeEvent> Runtime { get; } = [];

    public List<Gap> Gaps { get; } = [];

    /// <summary>How many frames the stack of each row has.</summary>
    public int[] Depths { get; }

    public RecordingInfo Info { get; }
}
