using System.Globalization;

namespace Rockpool.Recorder.Decode.NetTrace;

/// <summary>Decodes the block that describes the trace as a whole.</summary>
internal static class TraceHeaderDecoder
{
    /// <summary>Decodes it; null where it makes no sense.</summary>
    public static TraceHeader? Decode(TraceCursor cursor, int version)
    {
        DateTime? started = SystemTime(ref cursor);
        long ticks = cursor.Int64();
        long frequency = cursor.Int64();
        int pointerSize = cursor.Int32();
        int? process = null;
        int? processors = null;
        if (version >= 6)
        {
            (process, processors) = Pairs(ref cursor);
        }
        else
        {
            process = cursor.Int32();
            processors = cursor.Int32();
        }

        return cursor.Overran || started is null || frequency <= 0 || pointerSize is not (4 or 8)
            ? null
            : new TraceHeader(version, started.Value, ticks, frequency, pointerSize, process, processors);
    }

    private static (int? Process, int? Processors) Pairs(ref TraceCursor cursor)
    {
        int? process = null;
        int? processors = null;
        int count = cursor.Int32();
        for (int i = 0; i < count && !cursor.Overran; i++)
        {
            string key = cursor.Utf8();
            string value = cursor.Utf8();
            if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                continue;
            if (key == "ProcessId")
                process = number;
            else if (key == "HardwareThreadCount")
                processors = number;
        }

        return (process, processors);
    }

    private static DateTime? SystemTime(ref TraceCursor cursor)
    {
        int year = cursor.Int16();
        int month = cursor.Int16();
        cursor.Int16();
        int day = cursor.Int16();
        int hour = cursor.Int16();
        int minute = cursor.Int16();
        int second = cursor.Int16();
        int millisecond = cursor.Int16();
        bool isTime = year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1
            && day <= DateTime.DaysInMonth(year, month) && hour is >= 0 and < 24 && minute is >= 0 and < 60
            && second is >= 0 and < 60 && millisecond is >= 0 and < 1000;
        return isTime ? new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc) : null;
    }
}
