namespace Rockpool.Tool.Tests.Processes;

/// <summary>Programs to record.</summary>
internal static class Target
{
    /// <summary>A steady load that ends when its input is closed; started and serving.</summary>
    public static async Task<RunningProcess> LoadAsync(params IEnumerable<string> options)
    {
        RunningProcess load = RunningProcess.Dotnet(BuiltProgram.Load, options);
        await load.LineWithAsync("ready");
        return load;
    }

    /// <summary>A service with pools of the library's own and two planted defects; started and serving.</summary>
    public static async Task<RunningProcess> PoolsAsync()
    {
        RunningProcess pools = RunningProcess.Dotnet(BuiltProgram.Pools);
        await pools.LineWithAsync("ready");
        return pools;
    }

    /// <summary>The sample service without its defects; started and serving.</summary>
    public static async Task<RunningProcess> CleanShopAsync()
    {
        RunningProcess shop = RunningProcess.Dotnet(BuiltProgram.Shop, "--clean", "--with-parent");
        await shop.LineWithAsync("serving on");
        return shop;
    }
}
