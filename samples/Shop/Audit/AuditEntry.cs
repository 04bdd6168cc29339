namespace Shop.Audit;

/// <summary>One line of the audit trail on its way to the writer.</summary>
/// <param name="Buffer">Where it is.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct AuditEntry(char[] Buffer, int Length);
