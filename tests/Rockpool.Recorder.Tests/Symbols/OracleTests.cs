using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Etlx;
using Rockpool.Recorder.Decode.Sources;
using Rockpool.Recorder.Decode.Symbols;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>TraceEvent reads the same file: same events, same addresses, same method at every frame.</summary>
public sealed class OracleTests(SymbolRecordings recordings) : IClassFixture<SymbolRecordings>
{
    private static readonly string[] _providers = ["SymbolTarget", SourceEvents.ArrayPoolProvider];

    [Theory]
    [MemberData(nameof(SymbolRecordings.Tiers), MemberType = typeof(SymbolRecordings))]
    public async Task EveryFrameIsTheSameMethod(string framework, bool optimised)
    {
        string path = await recordings.Of(framework, optimised);
        TraceFile file = new(path, _providers);
        List<string> expected = [];
        List<string> actual = [];
        string etlx = TraceLog.CreateFromEventPipeDataFile(path);
        using (TraceLog log = new(etlx))
            foreach (TraceEvent source in log.Events)
                if (_providers.Contains(source.ProviderName))
                    expected.Add(Line(source.ThreadID, (int)source.ID, Frames(source)));
        File.Delete(etlx);
        foreach (TraceFile.Event source in file.Events)
            actual.Add(Line(source.Thread, source.Definition.Id, Frames(file, source)));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, actual);
    }

    private static string Line(long thread, int id, IEnumerable<string> frames) =>
        $"thread {thread} event {id}: {string.Join(" < ", frames)}";

    private static IEnumerable<string> Frames(TraceEvent source)
    {
        for (TraceCallStack? frame = source.CallStack(); frame is not null; frame = frame.Caller)
            yield return $"{frame.CodeAddress.Address:x} {WithoutSignature(frame.CodeAddress.FullMethodName)}";
    }

    private static IEnumerable<string> Frames(TraceFile file, TraceFile.Event source)
    {
        foreach (ulong address in source.Addresses)
        {
            MethodCode? code = file.Catalog.Symbols.Find(address - 1, source.Time);
            yield return $"{address:x} {(code is null ? "" : code.Type.Length == 0 ? code.Name : $"{code.Type}.{code.Name}")}";
        }
    }

    private static string WithoutSignature(string name)
    {
        int end = name.IndexOf('(');
        return end < 0 ? name : name[..end];
    }
}
