namespace Rockpool.Tool.Commands;

/// <summary>Guesses which known word a wrong one was meant to be.</summary>
internal static class Misspelling
{
    private const int MostSlips = 2;

    /// <summary>The known word that is nearest, or null where none is near.</summary>
    public static string? Of(string word, IEnumerable<string> known)
    {
        (string Word, int Slips)[] near =
        [
            .. known.Select(candidate => (candidate, Slips(word.ToLowerInvariant(), candidate)))
                // Two slips in a short word leave nothing of it.
                .Where(guess => guess.Item2 <= MostSlips && guess.Item2 < guess.candidate.Length - 1),
        ];
        return near.Length == 0 ? null : near.MinBy(guess => guess.Slips).Word;
    }

    /// <summary>How many letters were left out, put in, mistaken or swapped with their neighbours.</summary>
    private static int Slips(string word, string known)
    {
        var slips = new int[word.Length + 1, known.Length + 1];
        for (int i = 0; i <= word.Length; i++)
        {
            for (int j = 0; j <= known.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    slips[i, j] = i + j;
                    continue;
                }

                int mistaken = slips[i - 1, j - 1] + (word[i - 1] == known[j - 1] ? 0 : 1);
                slips[i, j] = Math.Min(mistaken, 1 + Math.Min(slips[i - 1, j], slips[i, j - 1]));
                if (i > 1 && j > 1 && word[i - 1] == known[j - 2] && word[i - 2] == known[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[word.Length, known.Length];
    }
}
