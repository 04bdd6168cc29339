namespace RockpoolTarget;

internal sealed class Holder
{
    public string? Tenant { get; set; }
}
