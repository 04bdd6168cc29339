namespace Rockpool.Interleavings.Exploring;

/// <summary>One thread of a scenario.</summary>
/// <param name="Name">What failures call it.</param>
/// <param name="Body">What it does.</param>
/// <param name="Processor">What the thread is told when it asks for its processor.</param>
/// <param name="Before">What it does before that, alone: thread after thread in their order.</param>
internal sealed record ScenarioThread(string Name, Action Body, int Processor, Action? Before);
