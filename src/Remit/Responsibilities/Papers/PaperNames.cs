using System.Text;
using System.Text.RegularExpressions;
using Remit.Kernel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Responsibilities.Papers;

/// <summary>A column of a register that papers have under many names.</summary>
internal enum PaperColumn
{
    Heading,
    Paragraph,
    Responsibility,
    ActionTaken,
    FutureAction,
    LeadOfficer,
    Due,
}

/// <summary>
/// The names that papers use for columns and holders, from the data file <c>names.yaml</c> beside this class. Names are matched loosely:
/// case, punctuation, what stands in brackets, "the" and a plural "s" make no difference.
/// </summary>
internal sealed class PaperNames
{
    private readonly Dictionary<string, PaperColumn> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> holders = new(StringComparer.Ordinal);
    private readonly List<List<string>> before;
    private readonly List<List<string>> after;
    private readonly List<Regex> nilPositions;

    private PaperNames(NamesFile file)
    {
        foreach (var (column, names) in file.Columns)
        foreach (var name in names)
            columns.Add(
                Loose(name),
                Enum.Parse<PaperColumn>(
                    column.Replace("-", "", StringComparison.Ordinal),
                    ignoreCase: true
                )
            );
        foreach (var (key, names) in file.Holders)
        foreach (var name in names)
            holders.TryAdd(Loose(name), key);
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
                .Select(phrase => Words(phrase).ConvertAll(Singular))
                .OrderByDescending(phrase => phrase.Count),
        ];

    /// <summary>The names that come with Remit.</summary>
    public static PaperNames Shipped { get; } = Load();

    /// <summary>
    /// What each column of a header row is; null for a column that a register does not have, or has already. A name counts as it stands
    /// before one that is only part of a longer header ("Action taken to March").
    /// </summary>
    public IReadOnlyList<PaperColumn?> Columns(IReadOnlyList<string> header)
    {
        var found = new PaperColumn?[header.Count];
        var taken = new HashSet<PaperColumn>();
        for (var index = 0; index < header.Count; index++)
            if (columns.TryGetValue(Loose(header[index]), out var column) && taken.Add(column))
                found[index] = column;
        for (var index = 0; index < header.Count; index++)
            if (
                found[index] is null
                && WithinLonger(header[index]) is { } column
                && taken.Add(column)
            )
                found[index] = column;
        return found;
    }

    /// <summary>Whether a row of these texts is the header row of a register: responsibilities, and at least a number or an account of them.</summary>
    public bool IsRegisterHeader(IReadOnlyList<string> header)
    {
        var found = Columns(header);
        return found.Contains(PaperColumn.Responsibility)
            && (
                found.Contains(PaperColumn.Paragraph)
                || found.Contains(PaperColumn.ActionTaken)
                || found.Contains(PaperColumn.FutureAction)
            );
    }

    /// <summary>Whether a title names responsibilities or a holder.</summary>
    public bool NamesResponsibilities(string title) =>
        holders.ContainsKey(Loose(title)) || Subject(title).Count < Words(title).Count;

    /// <summary>
    /// The key of the post or body that a title speaks of: by the data file, else a slug of the title without "Responsibilities of" and the
    /// like; null when nothing of the title could be a key.
    /// </summary>
    public string? HolderOf(string title)
    {
        var subject = Subject(title);
        if (holders.TryGetValue(Loose(subject), out var key))
            return key;
        var words = string.Join(' ', subject);
        return words.Any(char.IsAsciiLetterOrDigit) ? Slug.From(words) : null;
    }

    /// <summary>Whether an account of what was done says that there is nothing: "No agreements currently in place".</summary>
    public bool IsNil(string account)
    {
        if (account.Length > 200)
            return false;
        var text = account.ReplaceLineEndings(" ").Trim().ToLowerInvariant();
        return nilPositions.Exists(pattern => pattern.IsMatch(text));
    }

    private PaperColumn? WithinLonger(string header)
    {
        var loose = $" {Loose(header)} ";
        // A single word proves nothing inside a longer name: "Responsibility for budgets" is no column of responsibilities.
        return loose.Length > 60
            ? null
            : columns
                .Where(name =>
                    name.Key.Contains(' ', StringComparison.Ordinal)
                    && loose.Contains($" {name.Key} ", StringComparison.Ordinal)
                )
                .OrderByDescending(name => name.Key.Length)
                .Select(name => (PaperColumn?)name.Value)
                .FirstOrDefault();
    }

    /// <summary>The words of a title without those that only say that responsibilities follow.</summary>
    private List<string> Subject(string title)
    {
        var words = Words(title);
        var loose = words.ConvertAll(Singular);
        if (before.Find(phrase => loose.Take(phrase.Count).SequenceEqual(phrase)) is { } leading)
            return words[leading.Count..];
        if (
            after.Find(phrase => loose.TakeLast(phrase.Count).SequenceEqual(phrase)) is { } trailing
        )
            return words[..^trailing.Count];
        return words;
    }

    private static string Loose(string name) => Loose(Words(name));

    private static string Loose(IEnumerable<string> words) =>
        string.Join(' ', words.Select(Singular));

    private static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith('s') && word.Length > 3 && !word.EndsWith("ss", StringComparison.Ordinal)
            ? word[..^1]
        : word;

    private static List<string> Words(string text)
    {
        var outside = new StringBuilder();
        var depth = 0;
        foreach (var letter in text.Replace("&", " and ", StringComparison.Ordinal))
        {
            if (letter is '(' or '[')
                depth++;
            else if (letter is ')' or ']')
                depth = Math.Max(0, depth - 1);
            else if (depth == 0 && letter is not ('\'' or '’' or '‘'))
                outside.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }
        return
        [
            .. outside
                .ToString()
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Where(word => !string.Equals(word, "the", StringComparison.Ordinal)),
        ];
    }

    private static PaperNames Load()
    {
        const string resource = "Remit.Responsibilities.Papers.names.yaml";
        using var stream =
            typeof(PaperNames).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var file = new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .Build()
            .Deserialize<NamesFile>(reader);
        return new(file);
    }

    private sealed class NamesFile
    {
        public required Dictionary<string, List<string>> Columns { get; set; }
        public required Dictionary<string, List<string>> Holders { get; set; }
        public required TitlePhrases TitleWords { get; set; }
        public required List<string> NilPositions { get; set; }
    }

    private sealed class TitlePhrases
    {
        public required List<string> Before { get; set; }
        public required List<string> After { get; set; }
    }
}
