using System.Text.Json;
using Rockpool.Diagnosis.Findings;
using Rockpool.Diagnosis.Journal;

namespace Rockpool.Reports.Json;

/// <summary>A place in the recorded program's code, with its whole stack.</summary>
internal static class SiteJson
{
    public static void Write(Utf8JsonWriter json, Site? site)
    {
        if (site is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("method", site.Method);
        json.WriteString("file", site.File);
        json.WriteNumber("line", (long?)site.Line);
        json.WriteStartArray("stack");
        foreach (Frame frame in site.Stack) Write(json, frame);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject();
        json.WriteString("method", frame.Method);
        json.WriteString("module", frame.Module);
        json.WriteString("file", frame.File);
        json.WriteNumber("line", (long?)frame.Line);
        json.WriteString("typeArguments", frame.TypeArguments);
        json.WriteEndObject();
    }
}
