using System.Globalization;

namespace Shop;

/// <summary>What the command line says.</summary>
/// <param name="Clean">Whether to leave the defects out.</param>
/// <param name="WithParent">Whether to end when standard input ends.</param>
/// <param name="Duration">How long to serve, or null for as long as it takes.</param>
/// <param name="OpenSign">A file whose deletion ends the service, or null.</param>
internal readonly record struct ShopOptions(bool Clean, bool WithParent, TimeSpan? Duration, string? OpenSign)
{
    public const string Usage = """
        usage: Shop [--clean] [--seconds N] [--while FILE] [--with-parent]
          --clean        the same traffic with no defect
          --seconds N    end after so many seconds
          --while FILE   end when the file is deleted
          --with-parent  end when standard input ends
        """;

    public static bool TryParse(string[] args, out ShopOptions options)
    {
        options = default;
        for (int at = 0; at < args.Length; at++)
        {
            string? value = at + 1 < args.Length ? args[at + 1] : null;
            switch (args[at])
            {
                case "--clean":
                    options = options with { Clean = true };
                    break;
                case "--with-parent":
                    options = options with { WithParent = true };
                    break;
                case "--while" when value is not null:
                    options = options with { OpenSign = Path.GetFullPath(value) };
                    at++;
                    break;
                case "--seconds" when double.TryParse(value, CultureInfo.InvariantCulture, out double seconds):
                    options = options with { Duration = TimeSpan.FromSeconds(seconds) };
                    at++;
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
