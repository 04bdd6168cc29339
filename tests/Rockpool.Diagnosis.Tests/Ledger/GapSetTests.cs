using CsCheck;
using Rockpool.Diagnosis.Ledger;
using Xunit;

namespace Rockpool.Diagnosis.Tests.Ledger;

public class GapSetTests
{
    [Fact]
    public void It_answers_as_the_list_of_all_gaps_would() =>
        Gen.Select(Gap.Array[0, 40], Gap).Sample((gaps, asked) =>
        {
            GapSet set = new();
            foreach ((long from, long to) in gaps) set.Add(from, to);
            (long From, long To)[] touched = [.. gaps.Where(g => g.From <= asked.To && g.To >= asked.From)];
            Assert.Equal(touched.Length > 0, set.Touches(asked.From, asked.To));
            if (touched.Length > 0) Assert.True(set.FirstIn(asked.From, asked.To)!.Value.From <= touched.Min(g => g.From));
            Assert.Equal(gaps.Length == 0 ? long.MaxValue : gaps.Min(g => g.From), set.First);
        });

    [Fact]
    public void However_many_gaps_it_stays_small_and_hides_no_less()
    {
        GapSet set = new();
        for (long at = 0; at < 100_000; at++) set.Add(at * 1000, (at * 1000) + 10);
        for (long at = 0; at < 100_000; at += 97) Assert.True(set.Touches((at * 1000) + 5, (at * 1000) + 6));
    }

    private static Gen<(long From, long To)> Gap =>
        Gen.Select(Gen.Long[0, 1000], Gen.Long[0, 50]).Select((from, length) => (from, from + length));
}
