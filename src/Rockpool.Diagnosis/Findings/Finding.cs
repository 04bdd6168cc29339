namespace Rockpool.Diagnosis.Findings;

/// <summary>One verdict on the recorded program.</summary>
public sealed record Finding
{
    /// <summary>The rule's number, such as <c>RP1001</c>; its page is <c>docs/rules/RP1001.md</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is the case, in a short phrase, such as <c>never returned</c>.</summary>
    public required string Title { get; init; }

    /// <summary>The probability, between 0 and 1, that the verdict is right, given what the recording holds.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many events or items it was seen on.</summary>
    public required long Count { get; init; }

    /// <summary>How often per second it happens, or null where a rate makes no sense.</summary>
    public Estimate? RatePerSecond { get; init; }

    /// <summary>Where, or null where no stack tells.</summary>
    public Site? Site { get; init; }

    /// <summary>The pool's name, or null where the finding speaks of no single pool.</summary>
    public string? Pool { get; init; }

    /// <summary>The facts that it rests on, most telling first.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>One sentence that says what to change.</summary>
    public required string Advice { get; init; }

    /// <summary>The survival of the site's tenancies, or null where the finding does not rest on it.</summary>
    public SurvivalCurve? Survival { get; init; }
}
