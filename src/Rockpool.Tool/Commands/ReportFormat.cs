namespace Rockpool.Tool.Commands;

/// <summary>The formats of a report.</summary>
internal enum ReportFormat
{
    /// <summary>For a terminal or a log.</summary>
    Text,

    /// <summary>For programs: schema 1 (docs/json.md).</summary>
    Json,

    /// <summary>One self-contained page.</summary>
    Html,
}
