using System.Runtime.CompilerServices;

namespace Rockpool.Events;

/// <summary>What labels and regions may say: they are told as lines of text.</summary>
internal static class LabelText
{
    /// <summary>Throws if a text has control characters.</summary>
    public static void Check(string text, [CallerArgumentExpression(nameof(text))] string parameter = "")
    {
        if (text.AsSpan().ContainsAnyInRange('\0', '\x1f'))
            Throw.NotALabel(parameter, "control characters");
    }
}
