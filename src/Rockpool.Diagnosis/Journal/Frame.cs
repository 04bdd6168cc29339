namespace Rockpool.Diagnosis.Journal;

/// <summary>One frame of a call stack.</summary>
/// <param name="Method">
/// The member in its normal form (docs/member-names.md), such as <c>Shop.Orders.OrderReader.Read</c>; null where the
/// address belongs to no method known.
/// </param>
/// <param name="Module">The assembly's simple name, or null.</param>
/// <param name="File">The source file, or null where no symbols were found.</param>
/// <param name="Line">The line in that file, or null.</param>
/// <param name="TypeArguments">
/// The generic type arguments of the method's declaring type as the runtime tells them, such as <c>System.Byte</c>, or
/// null. Shared code of reference types shows <c>System.__Canon</c>.
/// </param>
public sealed record Frame(string? Method, string? Module, string? File, int? Line, string? TypeArguments);
