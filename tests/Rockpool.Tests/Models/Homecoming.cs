namespace Rockpool.Tests.Models;

/// <summary>What an item's reset does.</summary>
internal enum Homecoming
{
    Good,
    Refused,
    Throws,
}
