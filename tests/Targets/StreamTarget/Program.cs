using System.Runtime.CompilerServices;
using Microsoft.IO;

// Does each thing that Microsoft.IO.RecyclableMemoryStream tells, when asked by a line of input.
const int BlockSize = 1000;
const int LargeMultiple = 10_000;
const int LargestPooled = 20_000;
const int LargestStream = 100_000;

Console.WriteLine("ready");
RecyclableMemoryStreamManager manager = Manager(freeBlocks: 1_000_000);
while (Console.ReadLine() is { } line)
{
    switch (line)
    {
        case "dispose":
            manager.GetStream("tag", 1500).Dispose();
            break;
        case "dispose twice":
            MemoryStream twice = manager.GetStream("tag", 10);
            twice.Dispose();
            twice.Dispose();
            break;
        case "forget":
            Forget(manager);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            break;
        case "copy":
            using (MemoryStream copied = Filled(manager, 123)) copied.ToArray();
            break;
        case "large buffer":
            using (MemoryStream large = Filled(manager, 12_000)) large.GetBuffer();
            break;
        case "too large buffer":
            using (MemoryStream tooLarge = Filled(manager, 25_000)) tooLarge.GetBuffer();
            break;
        case "over capacity":
            OverCapacity(manager);
            break;
        case "enough free":
            Filled(Manager(freeBlocks: BlockSize), 5000).Dispose();
            break;
    }

    Console.WriteLine("done " + line);
}

static RecyclableMemoryStreamManager Manager(int freeBlocks) => new(new RecyclableMemoryStreamManager.Options
{
    BlockSize = BlockSize,
    LargeBufferMultiple = LargeMultiple,
    MaximumBufferSize = LargestPooled,
    MaximumStreamCapacity = LargestStream,
    MaximumSmallPoolFreeBytes = freeBlocks,
});

[MethodImpl(MethodImplOptions.NoInlining)]
static void Forget(RecyclableMemoryStreamManager manager) => manager.GetStream("tag", 10).WriteByte(1);

static MemoryStream Filled(RecyclableMemoryStreamManager manager, int bytes)
{
    MemoryStream stream = manager.GetStream("tag", 10);
    stream.Write(new byte[bytes], 0, bytes);
    return stream;
}

static void OverCapacity(RecyclableMemoryStreamManager manager)
{
    using MemoryStream stream = manager.GetStream("tag", 10);
    try
    {
        stream.SetLength(LargestStream + 1);
    }
    catch (InvalidOperationException)
    {
        return;
    }
    catch (OutOfMemoryException)
    {
        return;
    }

    throw new InvalidDataException("The stream grew beyond what was allowed.");
}
