namespace Remit.Search;

/// <summary>
/// The stem of an English word, so that "meetings", "meeting" and "meet" are one: the Porter2 algorithm, written from its published
/// description (M. F. Porter, "The English (Porter2) stemming algorithm", snowballstem.org). Takes words in lower case without accents
/// and apostrophes. "Children" and other plurals without an ending go to their singular first, which the algorithm leaves out.
/// </summary>
internal static class EnglishStem
{
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        ["skis"] = "ski",
        ["skies"] = "sky",
        ["dying"] = "die",
        ["lying"] = "lie",
        ["tying"] = "tie",
        ["idly"] = "idl",
        ["gently"] = "gentl",
        ["ugly"] = "ugli",
        ["early"] = "earli",
        ["only"] = "onli",
        ["singly"] = "singl",
        ["sky"] = "sky",
        ["news"] = "news",
        ["howe"] = "howe",
        ["atlas"] = "atlas",
        ["cosmos"] = "cosmos",
        ["bias"] = "bias",
        ["andes"] = "andes",
    };

    private static readonly Dictionary<string, string> Plurals = new(StringComparer.Ordinal)
    {
        ["children"] = "child",
        ["childrens"] = "child",
        ["women"] = "woman",
        ["men"] = "man",
        ["teeth"] = "tooth",
        ["lives"] = "life",
        ["wives"] = "wife",
    };

    private static readonly HashSet<string> KeptAfterPlurals = new(StringComparer.Ordinal)
    {
        "inning",
        "outing",
        "canning",
        "herring",
        "earring",
        "proceed",
        "exceed",
        "succeed",
    };

    private static readonly (string Ending, string Instead)[] Second =
    [
        ("ization", "ize"),
        ("ational", "ate"),
        ("fulness", "ful"),
        ("ousness", "ous"),
        ("iveness", "ive"),
        ("tional", "tion"),
        ("biliti", "ble"),
        ("lessli", "less"),
        ("entli", "ent"),
        ("ation", "ate"),
        ("alism", "al"),
        ("aliti", "al"),
        ("ousli", "ous"),
        ("iviti", "ive"),
        ("fulli", "ful"),
        ("enci", "ence"),
        ("anci", "ance"),
        ("abli", "able"),
        ("izer", "ize"),
        ("ator", "ate"),
        ("alli", "al"),
        ("bli", "ble"),
        ("ogi", "og"),
        ("li", ""),
    ];

    private static readonly (string Ending, string Instead)[] Third =
    [
        ("ational", "ate"),
        ("tional", "tion"),
        ("alize", "al"),
        ("icate", "ic"),
        ("iciti", "ic"),
        ("ative", ""),
        ("ical", "ic"),
        ("ness", ""),
        ("ful", ""),
    ];

    private static readonly string[] Fourth =
    [
        "ement",
        "ance",
        "ence",
        "able",
        "ible",
        "ment",
        "ant",
        "ent",
        "ism",
        "ate",
        "iti",
        "ous",
        "ive",
        "ize",
        "ion",
        "al",
        "er",
        "ic",
    ];

    /// <summary>The stem of a word; one of two letters or fewer, or with a digit, is its own.</summary>
    public static string Of(string word)
    {
        if (Plurals.TryGetValue(word, out var single))
            word = single;
        if (word.Length <= 2 || word.Any(letter => letter is < 'a' or > 'z'))
            return word;
        if (Special.TryGetValue(word, out var stem))
            return stem;
        word = MarkConsonantY(word);
        var r1 = Region1(word);
        var r2 = RegionAfter(word, r1);
        word = WithoutPlural(word);
        if (KeptAfterPlurals.Contains(word))
            return word;
        word = WithoutPast(word, r1);
        if (word.Length > 2 && word[^1] is 'y' or 'Y' && !IsVowel(word[^2]))
            word = word[..^1] + "i";
        word = SecondStep(word, r1);
        word = ThirdStep(word, r1, r2);
        word = FourthStep(word, r2);
        return FifthStep(word, r1, r2).Replace('Y', 'y');
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A y at the beginning or after a vowel is a consonant, written Y meanwhile.</summary>
    private static string MarkConsonantY(string word)
    {
        var letters = word.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
            if (letters[i] == 'y' && (i == 0 || IsVowel(letters[i - 1])))
                letters[i] = 'Y';
        return new string(letters);
    }

    private static int Region1(string word)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["gener", "commun", "arsen"])
            if (word.StartsWith(prefix, StringComparison.Ordinal))
                return prefix.Length;
        return RegionAfter(word, 0);
    }

    /// <summary>What comes after the first consonant after a vowel.</summary>
    private static int RegionAfter(string word, int start)
    {
        for (var i = start + 1; i < word.Length; i++)
            if (!IsVowel(word[i]) && IsVowel(word[i - 1]))
                return i + 1;
        return word.Length;
    }

    private static string WithoutPlural(string word)
    {
        if (Ends(word, "sses"))
            return word[..^2];
        if (Ends(word, "ied") || Ends(word, "ies"))
            return word[..^(word.Length > 4 ? 2 : 1)];
        if (Ends(word, "us") || Ends(word, "ss") || !Ends(word, "s"))
            return word;
        return word[..^2].Any(IsVowel) ? word[..^1] : word;
    }

    private static string WithoutPast(string word, int r1)
    {
        foreach (var ending in (ReadOnlySpan<string>)["eedly", "eed"])
            if (Ends(word, ending))
                return word.Length - ending.Length >= r1 ? word[..^ending.Length] + "ee" : word;
        foreach (var ending in (ReadOnlySpan<string>)["ingly", "edly", "ing", "ed"])
        {
            if (!Ends(word, ending))
                continue;
            var rest = word[..^ending.Length];
            return rest.Any(IsVowel) ? Mended(rest, r1) : word;
        }
        return word;
    }

    private static string Mended(string rest, int r1)
    {
        if (Ends(rest, "at") || Ends(rest, "bl") || Ends(rest, "iz"))
            return rest + "e";
        if (rest.Length > 1 && rest[^1] == rest[^2] && rest[^1] is 'b' or 'd' or 'f' or 'g' or 'm' or 'n' or 'p' or 'r' or 't')
            return rest[..^1];
        return r1 >= rest.Length && EndsInShortSyllable(rest) ? rest + "e" : rest;
    }

    private static bool EndsInShortSyllable(string word) =>
        word.Length == 2
            ? IsVowel(word[0]) && !IsVowel(word[1])
            : word.Length > 2
                && !IsVowel(word[^3])
                && IsVowel(word[^2])
                && !IsVowel(word[^1])
                && word[^1] is not ('w' or 'x' or 'Y');

    private static string SecondStep(string word, int r1)
    {
        foreach (var (ending, instead) in Second)
        {
            if (!Ends(word, ending))
                continue;
            var rest = word[..^ending.Length];
            if (rest.Length < r1)
                return word;
            return ending switch
            {
                "ogi" => Ends(rest, "l") ? rest + instead : word,
                "li" => rest[^1] is 'c' or 'd' or 'e' or 'g' or 'h' or 'k' or 'm' or 'n' or 'r' or 't' ? rest : word,
                _ => rest + instead,
            };
        }
        return word;
    }

    private static string ThirdStep(string word, int r1, int r2)
    {
        foreach (var (ending, instead) in Third)
            if (Ends(word, ending))
                return word.Length - ending.Length >= (ending == "ative" ? r2 : r1) ? word[..^ending.Length] + instead : word;
        return word;
    }

    private static string FourthStep(string word, int r2)
    {
        foreach (var ending in Fourth)
        {
            if (!Ends(word, ending))
                continue;
            var rest = word[..^ending.Length];
            return rest.Length >= r2 && (ending != "ion" || Ends(rest, "s") || Ends(rest, "t")) ? rest : word;
        }
        return word;
    }

    private static string FifthStep(string word, int r1, int r2)
    {
        var last = word.Length - 1;
        if (word[^1] == 'e' && (last >= r2 || (last >= r1 && !EndsInShortSyllable(word[..^1]))))
            return word[..^1];
        return last >= r2 && Ends(word, "ll") ? word[..^1] : word;
    }

    private static bool Ends(string word, string ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
