using System.Text.RegularExpressions;
using Xunit;

namespace Rockpool.Conventions;

/// <summary>Names are nouns of the design; these say nothing of what a thing is.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void NoTypeHasAnEmptyName()
    {
        var empty =
            from file in Repository.Sources
            from Match type in TypeName().Matches(Repository.Read(file))
            where Empty().IsMatch(type.Groups["name"].Value)
            select $"{file}: {type.Groups["name"].Value}";
        Assert.Empty(empty);
    }

    [GeneratedRegex(@"^\s*(?:[a-z]+\s+)*(?:class|struct|interface|enum|record)\s+(?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex TypeName();

    [GeneratedRegex("(Manager|Helper|Helpers|Utils?|Utilities|Base|Impl|Misc|Common)$")]
    private static partial Regex Empty();
}
