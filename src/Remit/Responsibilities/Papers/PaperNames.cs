using System.Text.RegularExpressions;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Responsibilities.Papers;

/// <summary>
/// The names that papers use for holders, and the words of titles and of nil positions, from the data file <c>names.yaml</c> beside this class. Names are matched
/// loosely, see <see cref="LooseName"/>.
/// </summary>
internal sealed class PaperNames
{
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);
    private readonly List<List<string>> before;
    private readonly List<List<string>> after;
    private readonly List<Regex> nilPositions;
    private readonly HashSet<string> bodies;

    private PaperNames(NamesFile file)
    {
        foreach (var (key, names) in file.Holders)
        foreach (var name in names)
            holders.TryAdd(LooseName.Of(name), key);
        bodies = file.Bodies.ToHashSet(StringComparer.Ordinal);
        before = Phrases(file.TitleWords.Before);
        after = Phrases(file.TitleWords.After);
        nilPositions =
        [
            .. file.NilPositions.Select(pattern => new Regex(
                $"^(?:{pattern})$",
                RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
            )),
        ];
    }

    private static List<List<string>> Phrases(List<string> phrases) =>
        [
            .. phrases
                .Select(phrase => LooseName.Words(phrase).Select(LooseName.Singular).ToList())
                .OrderByDescending(phrase => phrase.Count),
        ];

    /// <summary>The names that come with Remit.</summary>
    public static PaperNames Shipped { get; } = Load();

    /// <summary>Whether a title names responsibilities or a holder.</summary>
    public bool NamesResponsibilities(string title) =>
        holders.ContainsKey(LooseName.Of(title)) || Subject(title).Count < LooseName.Words(title).Count;

    /// <summary>
    /// The key of the post or body that a title speaks of: by the data file, else a slug of the title without "Responsibilities of" and the
    /// like; null when nothing of the title could be a key.
    /// </summary>
    public string? HolderOf(string title)
    {
        var words = string.Join(' ', Subject(title));
        if (holders.TryGetValue(LooseName.Of(words), out var key))
            return key;
        return words.Any(char.IsAsciiLetterOrDigit) ? Slug.From(words) : null;
    }

    /// <summary>Whether the holder with this key is a body; otherwise it is a post.</summary>
    public bool IsBody(string holder) => bodies.Contains(holder);

    /// <summary>The holder as the title names it: "Responsibilities of the Chief Executive" speaks of the "Chief Executive".</summary>
    public string HolderInWords(string title)
    {
        var rest = title.Trim();
        foreach (var phrase in before.Select(p => p.Count).Distinct().OrderDescending())
        {
            var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (
                before.Exists(p =>
                    p.Count == phrase
                    && LooseName.Words(string.Join(' ', words.Take(phrase))).Select(LooseName.Singular).SequenceEqual(p)
                )
            )
            {
                rest = string.Join(' ', words.Skip(phrase));
                break;
            }
        }
        return rest.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? rest[4..] : rest;
    }

    /// <summary>Whether an account of what was done says that there is nothing: "No agreements currently in place".</summary>
    public bool IsNil(string account)
    {
        if (account.Length > 200)
            return false;
        var text = account.ReplaceLineEndings(" ").Trim().ToLowerInvariant();
        return nilPositions.Exists(pattern => pattern.IsMatch(text));
    }

    /// <summary>The words of a title without those that only say that responsibilities follow.</summary>
    private List<string> Subject(string title)
    {
        var words = LooseName.Words(title);
        var loose = words.Select(LooseName.Singular).ToList();
        if (before.Find(phrase => loose.Take(phrase.Count).SequenceEqual(phrase)) is { } leading)
            return [.. words.Skip(leading.Count)];
        if (after.Find(phrase => loose.TakeLast(phrase.Count).SequenceEqual(phrase)) is { } trailing)
            return [.. words.SkipLast(trailing.Count)];
        return [.. words];
    }

    private static PaperNames Load() => new(WordsFile.Load<NamesFile>("Remit.Responsibilities.Papers.names.yaml"));

    private sealed class NamesFile
    {
        public required Dictionary<string, List<string>> Holders { get; set; }
        public required TitlePhrases TitleWords { get; set; }
        public required List<string> Bodies { get; set; }
        public required List<string> NilPositions { get; set; }
    }

    private sealed class TitlePhrases
    {
        public required List<string> Before { get; set; }
        public required List<string> After { get; set; }
    }
}
