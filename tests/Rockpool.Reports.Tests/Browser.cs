using Microsoft.Playwright;
using Rockpool.Diagnosis.Findings;
using Xunit;

namespace Rockpool.Reports.Tests;

/// <summary>A headless Chromium, started once for the tests that share it; they skip aloud where there is none.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly string _folder = Directory.CreateTempSubdirectory("rockpool-page-").FullName;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not string chromium) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Timeout = 120_000,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
        });
    }

    /// <summary>Opens a diagnosis' report as a file and waits until it is drawn.</summary>
    internal async Task<OpenPage> Open(DiagnosisResult diagnosis, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipUnless(_browser is not null, $"No Chromium at {string.Join(", ", Places)}.");
        string file = Path.Combine(_folder, Guid.NewGuid().ToString("N") + ".html");
        await using (FileStream output = File.Create(file)) HtmlReport.Write(diagnosis, output);
        IPage page = await _browser.NewPageAsync(new BrowserNewPageOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = scheme,
        });
        var open = new OpenPage(page);
        await page.GotoAsync("file://" + file);
        return open;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
