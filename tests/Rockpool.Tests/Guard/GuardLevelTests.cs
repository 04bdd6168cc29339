namespace Rockpool.Tests.Guard;

/// <summary>What may be set as a level.</summary>
[Collection(nameof(GuardCollection))]
public sealed class GuardLevelTests
{
    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void ALevelThatThereIsNotIsRefused(int level)
    {
        using var watching = new Watching(GuardLevel.Full);
        Assert.Throws<ArgumentOutOfRangeException>(() => RockpoolGuard.Level = (GuardLevel)level);
        Assert.Equal(GuardLevel.Full, RockpoolGuard.Level);
    }
}
