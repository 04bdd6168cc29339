using System.Security.Cryptography;
using System.Text;
using Rockpool.Diagnosis.Findings;
using Rockpool.Reports.Html;

namespace Rockpool.Reports;

/// <summary>A diagnosis as one self-contained HTML page that works offline.</summary>
public static class HtmlReport
{
    private static readonly string[] Scripts = ["draw.js", "timeline.js", "survival.js", "page.js"];

    /// <summary>
    /// Writes the page as UTF-8 without a byte order mark. It asks the network for nothing and its content security
    /// policy forbids it to; what came from the recording is text on it, whatever it holds.
    /// </summary>
    /// <param name="diagnosis">What to report.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <remarks>Thread-safe. Written as it is made; the embedded figures are held in memory once.</remarks>
    /// <exception cref="IOException"><paramref name="output"/> cannot be written.</exception>
    public static void Write(DiagnosisResult diagnosis, Stream output)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        var page = new PageWriter(text);
        string style = Layout.Read("page.css"), script = string.Concat(Scripts.Select(Layout.Read));
        var slots = new Dictionary<string, Action>
        {
            ["style"] = () => page.Trusted(style),
            ["style-hash"] = () => page.Trusted(Hash(style)),
            ["script"] = () => page.Trusted(script),
            ["script-hash"] = () => page.Trusted(Hash(script)),
            ["title"] = () => page.Write($"{Verdict.Headline(diagnosis)} – {Figures.Process(diagnosis.Recording)} – Rockpool"),
            ["summary"] = () => SummaryPart.Write(page, diagnosis),
            ["findings"] = () => FindingPart.Write(page, diagnosis),
            ["time"] = () => TimePart.Write(page, diagnosis.Timeline),
            ["pools"] = () => PoolPart.Write(page, diagnosis.Pools),
            ["tiers"] = () => TierPart.Write(page, diagnosis.Pools),
            ["flows"] = () => FlowPart.Write(page, diagnosis.Flows),
            ["limits"] = () => LimitPart.Write(page, diagnosis),
            ["rules"] = () => RulePart.Write(page, diagnosis.Findings),
            ["footer"] = () => page.Write($"Made by Rockpool {Layout.Version}. This page is complete in itself and asks the network for nothing."),
            ["data"] = () => page.Trusted(PageData.Json(diagnosis)),
        };
        Layout.Fill("page.html", page, slots);
    }

    // With hashes instead of 'unsafe-inline' a script that slipped past the escaping would still not run.
    private static string Hash(string content) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
