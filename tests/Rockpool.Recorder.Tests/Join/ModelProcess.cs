namespace Rockpool.Recorder.Tests.Join;

/// <summary>
/// A process whose threads rent and return, and tell every session of each event before they go on, as the runtime
/// does. Threads are interleaved between any two tellings, so that the copies of an event may lie far apart in time.
/// </summary>
/// <param name="sessions">The sessions.</param>
/// <param name="threads">How many threads there are.</param>
/// <param name="items">How many different items a thread uses: with 1, all its events of a kind look alike.</param>
/// <param name="handOff">Whether a thread only rents or only returns.</param>
/// <param name="random">Chooses what happens.</param>
internal sealed class ModelProcess(ModelSession[] sessions, int threads, int items, bool handOff, Random random)
{
    private readonly ModelSession[] _bySlot = [.. sessions.OrderBy(session => session.Slot)];
    private readonly Queue<(ModelEvent Event, int Slot)>[] _tellings =
        [.. Enumerable.Range(0, threads).Select(_ => new Queue<(ModelEvent, int)>())];
    private readonly int[] _steps = new int[threads];
    private int _burstLeft;

    /// <summary>Everything that happened, whether told or not.</summary>
    public List<ModelEvent> Events { get; } = [];

    /// <summary>The present.</summary>
    public long Now { get; private set; }

    /// <summary>Lets the process run up to a moment.</summary>
    public void RunUntil(long end)
    {
        int thread = 0;
        while (Now < end)
        {
            // A thread mostly runs on for a while; it may be preempted between any two tellings.
            if (_burstLeft-- <= 0) (thread, _burstLeft) = (random.Next(threads), random.Next(12));
            Now += 1 + random.Next(400);
            if (_tellings[thread].Count == 0) Begin(thread);
            (ModelEvent happening, int slot) = _tellings[thread].Dequeue();
            if (_bySlot[slot].Wants(happening, Now))
                happening.Copies.Add(new ModelCopy(happening, _bySlot[slot], Now, random.NextDouble() < _bySlot[slot].Loss));
        }
    }

    private void Begin(int thread)
    {
        int step = _steps[thread]++;
        int item = 100 + step / 2 % items;
        bool returns = handOff ? thread % 2 == 1 : step % 2 == 1;
        Happen(thread, returns ? ModelKind.Returned : ModelKind.Rented, item);
        if (random.Next(20) == 0) Happen(thread, returns ? ModelKind.Dropped : ModelKind.Allocated, item);
    }

    private void Happen(int thread, ModelKind kind, int item)
    {
        ModelEvent happening = new(Events.Count, thread, kind, item);
        Events.Add(happening);
        for (int slot = 0; slot < _bySlot.Length; slot++) _tellings[thread].Enqueue((happening, slot));
    }
}
