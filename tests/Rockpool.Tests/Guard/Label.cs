namespace Rockpool.Tests.Guard;

/// <summary>A part of a parcel.</summary>
internal sealed class Label
{
    public string Text { get; set; } = "";
}
