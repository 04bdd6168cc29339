namespace Shop;

/// <summary>What the command line says.</summary>
internal readonly record struct ShopOptions(bool Clean, bool WithParent)
{
    public static bool TryParse(string[] args, out ShopOptions options)
    {
        options = default;
        foreach (string arg in args)
        {
            switch (arg)
            {
                case "--clean":
                    options = options with { Clean = true };
                    break;
                case "--with-parent":
                    options = options with { WithParent = true };
                    break;
                default:
                    return false;
            }
        }

        return true;
    }
}
