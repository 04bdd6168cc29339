namespace Gateway.Serving;

/// <summary>What the gateway can be told to do wrong, for tools to find.</summary>
internal enum Defect
{
    /// <summary>A connection that ends gives nothing back of what its subscriber had not acknowledged.</summary>
    Leak,

    /// <summary>A request's memory is returned when its message is passed on, and once more at its end.</summary>
    Twice,

    /// <summary>Messages come home with their readings, so that the next one has them too.</summary>
    Residue,
}
