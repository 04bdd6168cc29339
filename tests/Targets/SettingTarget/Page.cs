namespace SettingTarget;

/// <summary>What the load works with: an object and the 4 KB that it holds.</summary>
internal sealed class Page
{
    public byte[] Text { get; } = new byte[4096];

    public int Length { get; set; }
}
