namespace Rockpool.Tests.Models;

/// <summary>What the model counts.</summary>
internal sealed class Balance
{
    public long Rents { get; private set; }

    public long Returns { get; set; }

    public long Misuses { get; set; }

    /// <summary>The most items that were out.</summary>
    public long MostOut { get; private set; }

    /// <summary>Items whose reset threw.</summary>
    public long Lost { get; set; }

    /// <summary>Items that came home after the pool's end.</summary>
    public long Late { get; set; }

    /// <summary>Items that were made ahead and not kept.</summary>
    public long Unkept { get; set; }

    /// <summary>How often something took what threads keep.</summary>
    public long Tides { get; set; }

    public void Rented(int count, int areOut)
    {
        Rents += count;
        MostOut = Math.Max(MostOut, areOut);
    }
}
