using Rockpool.Diagnosis.Journal;
using Rockpool.Recorder.Decode.Sources;
using Xunit;

namespace Rockpool.Recorder.Tests.Symbols;

/// <summary>
/// SymbolTarget says from which line each of its members rents; the stacks recorded there must tell the same line, and the
/// member in its normal form.
/// </summary>
public sealed class ShapeTests(SymbolRecordings recordings) : IClassFixture<SymbolRecordings>
{
    private static readonly string[] _passedOver = ["SymbolTarget.Rents.", "SymbolTarget.Shapes.Taken", "SymbolTarget.Label."];

    private static readonly Dictionary<string, string> _names = new()
    {
        ["top-level statements"] = "Program.Main",
        ["lambda in top-level statements"] = "Program.Main",
        ["async local function in top-level statements"] = "Program.Main.LocalOfMain",
        ["lambda in a field initialiser"] = "SymbolTarget.Shapes..ctor",
        ["constructor"] = "SymbolTarget.Shapes..ctor",
        ["event add"] = "SymbolTarget.Shapes.Changed.add",
        ["event remove"] = "SymbolTarget.Shapes.Changed.remove",
        ["property get"] = "SymbolTarget.Shapes.Property.get",
        ["property set"] = "SymbolTarget.Shapes.Property.set",
        ["lambda in a property"] = "SymbolTarget.Shapes.PropertyWithLambda.get",
        ["indexer get"] = "SymbolTarget.Shapes.Item.get",
        ["operator"] = "SymbolTarget.Shapes.op_Addition",
        ["conversion"] = "SymbolTarget.Shapes.op_Implicit",
        ["plain method"] = "SymbolTarget.Shapes.Plain",
        ["lambda"] = "SymbolTarget.Shapes.LambdaWithoutClosure",
        ["lambda with closure"] = "SymbolTarget.Shapes.LambdaWithClosure",
        ["nested lambda"] = "SymbolTarget.Shapes.NestedLambdas",
        ["local function"] = "SymbolTarget.Shapes.LocalFunction.Local",
        ["static local function"] = "SymbolTarget.Shapes.StaticLocalFunction.Local",
        ["local function with closure"] = "SymbolTarget.Shapes.LocalFunctionWithClosure.Local",
        ["nested local function"] = "SymbolTarget.Shapes.NestedLocalFunctions.Inner",
        ["iterator"] = "SymbolTarget.Shapes.Iterator",
        ["finally of an iterator"] = "SymbolTarget.Shapes.Iterator",
        ["local iterator"] = "SymbolTarget.Shapes.LocalIterator.Local",
        ["enumerator"] = "SymbolTarget.Shapes.GetEnumerator",
        ["explicit iterator"] = "SymbolTarget.Shapes.GetEnumerator",
        ["async before await"] = "SymbolTarget.Shapes.Asynchronous",
        ["async after await"] = "SymbolTarget.Shapes.Asynchronous",
        ["async lambda"] = "SymbolTarget.Shapes.AsynchronousLambda",
        ["async local function"] = "SymbolTarget.Shapes.AsynchronousLocalFunction.Local",
        ["async value"] = "SymbolTarget.Shapes.AsynchronousValue",
        ["async iterator"] = "SymbolTarget.Shapes.AsynchronousIterator",
        ["async dispose"] = "SymbolTarget.Shapes.DisposeAsync",
        ["explicit implementation"] = "SymbolTarget.Shapes.CompareTo",
        ["generic method Int32"] = "SymbolTarget.Shapes.Generic",
        ["generic method String"] = "SymbolTarget.Shapes.Generic",
        ["generic async method Int32"] = "SymbolTarget.Shapes.GenericAsync",
        ["generic async method String"] = "SymbolTarget.Shapes.GenericAsync",
        ["lambda of a generic method"] = "SymbolTarget.Shapes.GenericLambda",
        ["nested type"] = "SymbolTarget.Shapes.Nested.Run",
        ["nested generic type Int32"] = "SymbolTarget.Shapes.Nested.Deeper`1.Run",
        ["nested generic type String"] = "SymbolTarget.Shapes.Nested.Deeper`1.Run",
        ["generic method of a generic type Int64Int32"] = "SymbolTarget.Box`1.Fill",
        ["generic method of a generic type StringObject"] = "SymbolTarget.Box`1.Fill",
        ["generic async method of a generic type StringObject"] = "SymbolTarget.Box`1.FillAsync",
        ["file-local type"] = "SymbolTarget.Local.Run",
        ["struct"] = "SymbolTarget.Point.Run",
        ["default interface member"] = "SymbolTarget.IDefault.Default",
        ["lambda in a record's initialiser"] = "SymbolTarget.Sum..ctor",
    };

    [Theory]
    [MemberData(nameof(SymbolRecordings.Tiers), MemberType = typeof(SymbolRecordings))]
    public async Task EveryShapeHasItsNameAndLine(string framework, bool optimised)
    {
        TraceFile file = new(await recordings.Of(framework, optimised), "SymbolTarget");
        HashSet<string> seen = [];
        HashSet<string> misplaced = [];
        foreach (TraceFile.Event announced in file.Events)
        {
            (string label, string source, int line) = Announcement(announced.Payload);
            Frame frame = file.FramesOf(announced).First(IsCaller);
            Assert.Equal((label, _names[label]), (label, frame.Method));
            Assert.Equal((label, source), (label, frame.File));
            if (frame.Line != line) misplaced.Add($"{label}: line {frame.Line} instead of {line}");
            Assert.Equal("SymbolTarget", frame.Module);
            seen.Add(label);
        }

        Assert.Equal(_names.Keys.Order(), seen.Order());

        // The compiler gives up some of the map for speed: one shape has the line of the statement before.
        Assert.InRange(misplaced.Count, 0, optimised ? 1 : 0);
    }

    [Theory]
    [MemberData(nameof(SymbolRecordings.Tiers), MemberType = typeof(SymbolRecordings))]
    public async Task TheRentTellsTheTypeOfItsElements(string framework, bool optimised)
    {
        TraceFile file = new(await recordings.Of(framework, optimised), SourceEvents.ArrayPoolProvider);
        TraceFile.Event[] ours =
            [.. file.Events.Where(rent => file.FramesOf(rent).Any(frame => frame.Method == "SymbolTarget.Shapes.RunAll"))];
        Assert.True(ours.Length >= 2 * _names.Count, $"{ours.Length} rents and returns");
        foreach (TraceFile.Event rent in ours)
        {
            Frame pool = file.FramesOf(rent).First(frame => frame.Method!.Contains("ArrayPool`1", StringComparison.Ordinal));
            Assert.Equal("System.Byte", pool.TypeArguments);
            Assert.Contains(pool.Method, (string[])["System.Buffers.SharedArrayPool`1.Rent", "System.Buffers.SharedArrayPool`1.Return"]);
        }
    }

    private static bool IsCaller(Frame frame) =>
        frame.Module == "SymbolTarget"
        && !_passedOver.Any(prefix => frame.Method!.StartsWith(prefix, StringComparison.Ordinal));

    private static (string Label, string File, int Line) Announcement(byte[] payload)
    {
        PayloadReader reader = new(payload, sizeof(long));
        return (reader.Text(), reader.Text(), reader.Int32());
    }
}
