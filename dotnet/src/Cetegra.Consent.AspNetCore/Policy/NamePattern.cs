namespace Cetegra.Consent;

/// <summary>Names of cookies in which <c>*</c> stands for any characters and <c>#</c> for one or more digits.</summary>
internal static class NamePattern
{
    /// <summary>Whether a name fits a pattern. The time is bounded by the length of the name times that of the pattern.</summary>
    public static bool Fits(string pattern, string name)
    {
        // By place in the pattern: whether the pattern up to there fits the name as far as it was read.
        var reached = PassStars(new bool[pattern.Length + 1], pattern, 0);
        foreach (var character in name)
        {
            var next = new bool[pattern.Length + 1];
            var any = false;
            for (var place = 0; place < pattern.Length; place++)
            {
                if (!reached[place]) continue;
                var part = pattern[place];
                if (part == '*') next[place] = any = true;
                else if (part == '#' ? char.IsAsciiDigit(character) : part == character)
                {
                    next[place] |= part == '#';
                    next[place + 1] = any = true;
                }
            }
            if (!any) return false;
            reached = PassStars(next, pattern);
        }
        return reached[pattern.Length];
    }

    /// <summary>Whether a pattern is specific enough to act on: <c>*</c> alone would fit every cookie of the site.</summary>
    public static bool IsTelling(string pattern) =>
        !pattern.AsSpan().ContainsAny('*', '#') || pattern.Count(character => character is not ('*' or '#')) > 1;

    /// <summary>A star may stand for nothing.</summary>
    private static bool[] PassStars(bool[] reached, string pattern, int? start = null)
    {
        if (start is { } first) reached[first] = true;
        for (var place = 0; place < pattern.Length; place++)
        {
            if (reached[place] && pattern[place] == '*') reached[place + 1] = true;
        }
        return reached;
    }
}
