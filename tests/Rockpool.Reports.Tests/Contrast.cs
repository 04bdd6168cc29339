namespace Rockpool.Reports.Tests;

/// <summary>Scripts that measure the page's colours as WCAG 2 defines them.</summary>
internal static class Contrast
{
    private const string Functions = """
        const parse = text => (text.match(/[\d.]+/g) ?? []).map(Number);
        const channel = value => value <= 0.04045 * 255 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
        const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const behind = element => {
          for (let at = element; at; at = at.parentElement) {
            const colour = parse(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
          }
          return [255, 255, 255];
        };
        """;

    /// <summary>The luminance of the page's background, 0 to 1.</summary>
    public const string Luminance = "() => {" + Functions + "return luminance(parse(getComputedStyle(document.body).backgroundColor)); }";

    /// <summary>Every text on a plain background whose contrast is below 4.5.</summary>
    public const string TooFaint = "() => {" + Functions + """
        const faint = [];
        for (const element of document.querySelectorAll('main *, nav *, footer *')) {
          const own = [...element.childNodes].some(child => child.nodeType === 3 && child.textContent.trim());
          if (!own || element.closest('title')) continue;
          const style = getComputedStyle(element), text = luminance(parse(element.closest('svg') ? style.fill : style.color));
          const ground = luminance(behind(element));
          const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
          if (contrast < 4.5) faint.push(`${element.className} "${element.textContent.trim().slice(0, 30)}" ${contrast.toFixed(2)}`);
        }
        return faint;
        }
        """;
}
