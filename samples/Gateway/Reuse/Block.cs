namespace Gateway.Reuse;

/// <summary>Memory to receive into.</summary>
/// <param name="Memory">At least as long as asked for.</param>
/// <param name="Owner">What its source gets back; null if nothing.</param>
internal readonly record struct Block(Memory<byte> Memory, object? Owner);
