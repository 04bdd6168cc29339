using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Tracing;
using System.Globalization;
using Rockpool.Contract;

namespace Rockpool.Events;

/// <summary>The event source <c>Rockpool</c>. Payloads are described, and fixed for ever, in <see cref="RockpoolEvents"/>.</summary>
[EventSource(Name = RockpoolProvider.Name)]
internal sealed unsafe class PoolEventSource : EventSource
{
    public static readonly PoolEventSource Log = new();

    private const EventLevel Traffic = EventLevel.Verbose;
    private const EventLevel Seldom = EventLevel.Informational;
    private const EventKeywords Items = RockpoolKeywords.Full | RockpoolKeywords.Sampled;
    private const string OnlyPrimitives = "Every field is an integer or a text.";

    private PoolEventSource()
    {
    }

    [Event(RockpoolEvents.PoolNamed, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Pools)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    public void PoolNamed(long pool, string name, string itemType, int weighs)
    {
        fixed (char* names = name, types = itemType)
        {
            EventData* fields = stackalloc EventData[4];
            fields[0] = Field(&pool, sizeof(long));
            fields[1] = Field(names, sizeof(char) * (name.Length + 1));
            fields[2] = Field(types, sizeof(char) * (itemType.Length + 1));
            fields[3] = Field(&weighs, sizeof(int));
            WriteEventCore(RockpoolEvents.PoolNamed, 4, fields);
        }
    }

    [Event(RockpoolEvents.Rented, Version = RockpoolProvider.SchemaVersion, Level = Traffic, Keywords = Items)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    public void Rented(long pool, long item, long size, int tier, long asked)
    {
        EventData* fields = stackalloc EventData[5];
        fields[0] = Field(&pool, sizeof(long));
        fields[1] = Field(&item, sizeof(long));
        fields[2] = Field(&size, sizeof(long));
        fields[3] = Field(&tier, sizeof(int));
        fields[4] = Field(&asked, sizeof(long));
        WriteEventCore(RockpoolEvents.Rented, 5, fields);
    }

    [Event(RockpoolEvents.Returned, Version = RockpoolProvider.SchemaVersion, Level = Traffic, Keywords = Items)]
    public void Returned(long pool, long item, long size) => WriteEvent(RockpoolEvents.Returned, pool, item, size);

    [Event(RockpoolEvents.Missed, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Rare)]
    public void Missed(long pool, long item, long size) => WriteEvent(RockpoolEvents.Missed, pool, item, size);

    [Event(RockpoolEvents.Dropped, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Rare)]
    public void Dropped(long pool, long item, long size, int reason) =>
        WriteItem(RockpoolEvents.Dropped, pool, item, size, reason);

    [Event(RockpoolEvents.Trimmed, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Rare)]
    public void Trimmed(long pool, long item, long size) => WriteEvent(RockpoolEvents.Trimmed, pool, item, size);

    [Event(RockpoolEvents.SlowOperation, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Rare)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    public void SlowOperation(long pool, int operation, int tier, long nanoseconds)
    {
        EventData* fields = stackalloc EventData[4];
        fields[0] = Field(&pool, sizeof(long));
        fields[1] = Field(&operation, sizeof(int));
        fields[2] = Field(&tier, sizeof(int));
        fields[3] = Field(&nanoseconds, sizeof(long));
        WriteEventCore(RockpoolEvents.SlowOperation, 4, fields);
    }

    [Event(RockpoolEvents.LabelsSet, Version = RockpoolProvider.SchemaVersion, Level = Traffic, Keywords = RockpoolKeywords.Labels)]
    public void LabelsSet(string labels) => WriteEvent(RockpoolEvents.LabelsSet, labels);

    [Event(RockpoolEvents.RegionBegun, Version = RockpoolProvider.SchemaVersion, Level = Traffic, Keywords = RockpoolKeywords.Labels)]
    public void RegionBegun(long region, string category, string name) =>
        WriteRegion(RockpoolEvents.RegionBegun, region, category, name);

    [Event(RockpoolEvents.RegionEnded, Version = RockpoolProvider.SchemaVersion, Level = Traffic, Keywords = RockpoolKeywords.Labels)]
    public void RegionEnded(long region, string category, string name) =>
        WriteRegion(RockpoolEvents.RegionEnded, region, category, name);

    [Event(RockpoolEvents.GuardFound, Version = RockpoolProvider.SchemaVersion, Level = EventLevel.Warning, Keywords = RockpoolKeywords.Guard)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    public void GuardFound(
        long pool, long item, int kind, string fields, string homePool, string rented, string returned, string seen)
    {
        fixed (char* paths = fields, home = homePool, rents = rented, returns = returned, sights = seen)
        {
            EventData* data = stackalloc EventData[8];
            data[0] = Field(&pool, sizeof(long));
            data[1] = Field(&item, sizeof(long));
            data[2] = Field(&kind, sizeof(int));
            data[3] = Field(paths, sizeof(char) * (fields.Length + 1));
            data[4] = Field(home, sizeof(char) * (homePool.Length + 1));
            data[5] = Field(rents, sizeof(char) * (rented.Length + 1));
            data[6] = Field(returns, sizeof(char) * (returned.Length + 1));
            data[7] = Field(sights, sizeof(char) * (seen.Length + 1));
            WriteEventCore(RockpoolEvents.GuardFound, 8, data);
        }
    }

    [Event(RockpoolEvents.SlabDrained, Version = RockpoolProvider.SchemaVersion, Level = Seldom, Keywords = RockpoolKeywords.Rare)]
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    public void SlabDrained(long pool, long bytes, int succeeded, long nanoseconds)
    {
        EventData* fields = stackalloc EventData[4];
        fields[0] = Field(&pool, sizeof(long));
        fields[1] = Field(&bytes, sizeof(long));
        fields[2] = Field(&succeeded, sizeof(int));
        fields[3] = Field(&nanoseconds, sizeof(long));
        WriteEventCore(RockpoolEvents.SlabDrained, 4, fields);
    }

    /// <summary>Follows who listens. That a listener goes is not known yet when this is called: who tells next finds it out.</summary>
    protected override void OnEventCommand(EventCommandEventArgs command)
    {
        if (command.Command == EventCommand.Disable)
            return;
        if (command.Arguments is { } arguments
            && arguments.TryGetValue(RockpoolProvider.SlowMicrosecondsArgument, out string? text)
            && int.TryParse(text, CultureInfo.InvariantCulture, out int microseconds) && microseconds >= 0)
        {
            Audience.SlowAfter = TimeSpan.FromMicroseconds(microseconds);
        }

        Audience.Arrive(this);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    private void WriteItem(int id, long pool, long item, long size, int last)
    {
        EventData* fields = stackalloc EventData[4];
        fields[0] = Field(&pool, sizeof(long));
        fields[1] = Field(&item, sizeof(long));
        fields[2] = Field(&size, sizeof(long));
        fields[3] = Field(&last, sizeof(int));
        WriteEventCore(id, 4, fields);
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = OnlyPrimitives)]
    private void WriteRegion(int id, long region, string category, string name)
    {
        fixed (char* categories = category, names = name)
        {
            EventData* fields = stackalloc EventData[3];
            fields[0] = Field(&region, sizeof(long));
            fields[1] = Field(categories, sizeof(char) * (category.Length + 1));
            fields[2] = Field(names, sizeof(char) * (name.Length + 1));
            WriteEventCore(id, 3, fields);
        }
    }

    private static EventData Field(void* at, int bytes) => new() { DataPointer = (nint)at, Size = bytes };

    /// <summary>The names of the keywords, where listeners look for them: an event must not use one without a name.</summary>
    public static class Keywords
    {
        public const EventKeywords Full = RockpoolKeywords.Full;
        public const EventKeywords Sampled = RockpoolKeywords.Sampled;
        public const EventKeywords Rare = RockpoolKeywords.Rare;
        public const EventKeywords Guard = RockpoolKeywords.Guard;
        public const EventKeywords Labels = RockpoolKeywords.Labels;
    }
}
