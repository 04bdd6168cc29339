namespace Rockpool.Interleavings.Protocol;

/// <summary>One that pools take out of slots by exchange.</summary>
internal sealed class DisposableAmbientItem : AmbientItem, IDisposable
{
    public void Dispose() => Discard();
}
