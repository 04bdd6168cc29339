using Rockpool.Recorder.Snapshot;

namespace Rockpool.Recorder.Tests.Snapshot;

/// <summary>Parts of recordings that tests need and do not look at.</summary>
internal static class Samples
{
    public static Manifest Manifest(TimeProvider clock) => new(
        Recorder.Snapshot.Manifest.CurrentSchema, "host", 4711, "shop", "dotnet shop.dll", "10.0.12", "x64", 0.02,
        ClockReading.Take(clock));
}
