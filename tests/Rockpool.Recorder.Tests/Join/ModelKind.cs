namespace Rockpool.Recorder.Tests.Join;

/// <summary>The array pool's events, by their ids.</summary>
internal enum ModelKind
{
    Rented = 1,
    Allocated = 2,
    Returned = 3,
    Dropped = 6,
}
