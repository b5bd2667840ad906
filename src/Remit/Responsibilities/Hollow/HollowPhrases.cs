using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Remit.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Responsibilities.Hollow;

/// <summary>
/// By which words an assertion is told from a fact: phrases that are hollow by themselves, and marks of a fact. What is judged is quoted, so
/// that everybody sees why; it never changes a rating. Checks, RSP-05.
/// </summary>
internal sealed partial class HollowPhrases
{
    private const string Resource = "Remit.Responsibilities.Hollow.hollow.yaml";
    private const int MostPhrases = 1000;
    private const int LongestPhrase = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Regex? hollow;
    private readonly Regex? counted;
    private readonly Regex? documents;
    private readonly Regex? doing;

    private HollowPhrases(WordsFile file)
    {
        hollow = Pattern(file.Hollow, "{0}");
        // Words and numbers have an end: else "1,1,1,…" is read to its end from each of its digits anew.
        counted = Pattern(file.Units, @"\d[\d,.]{{0,30}}(?:\s+[\w-]{{1,60}}){{0,2}}?\s*{0}");
        documents = Pattern(
            file.Documents,
            @"\p{{Lu}}[\w’'-]{{0,60}}(?:\s+(?:\p{{Lu}}[\w’'-]{{0,60}}|and|of|for|the|on|to|in)){{0,8}}\s+{0}"
        );
        doing = Pattern(file.Doing, @"\p{{Lu}}[\w’'-]{{0,60}}(?:\s+[\w’'-]{{1,60}}){{0,6}}?\s+{0}");
    }

    /// <summary>Those that ship, as they are written.</summary>
    public static string ShippedText { get; } = ReadShipped();

    /// <summary>Those that ship with the program.</summary>
    public static HollowPhrases Shipped { get; } = new(Read(ShippedText));

    /// <summary>A partnership's own; those that ship where it has none, or what it has can't be read.</summary>
    public static HollowPhrases Of(string? words) => words is null || Fault(words) is not null ? Shipped : new(Read(words));

    /// <summary>What is wrong with some words, with line and column; null for nothing.</summary>
    public static string? Fault(string words)
    {
        try
        {
            var file = Read(words);
            if (file.Hollow.Count == 0)
                return "There is no list “hollow”, or nothing in it. Expected the keys hollow, units, documents and doing, each a list of words.";
            var all = file.Hollow.Concat(file.Units).Concat(file.Documents).Concat(file.Doing).ToList();
            if (all.Count > MostPhrases)
                return $"There are {all.Count:N0} phrases. Expected {MostPhrases:N0} at most.";
            return all.Find(p => p is null || p.Length > LongestPhrase || !WordsOf(p).Any() || !WordsOf(p).All(IsWord)) is { } odd
                ? $"“{Shown(odd)}” is no phrase. Expected words, {LongestPhrase} letters at most."
                : null;
        }
        catch (YamlException problem)
        {
            return $"Line {problem.Start.Line}, column {problem.Start.Column}: {Inner(problem)} Expected the keys hollow, units, documents and doing, each a list of words.";
        }
    }

    /// <summary>The hollow words of a text in which nothing marks a fact, as they stand there, each once; empty for a text that states one.</summary>
    /// <param name="text">What was said.</param>
    public IReadOnlyList<string> JudgedIn(string text)
    {
        try
        {
            var said = hollow?.Matches(text).Select(m => m.Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            // "The Board is well established" is no board that established anything: the hollow words mark no fact themselves.
            return said is null or [] || StatesAFact(hollow!.Replace(text, "–")) ? [] : said;
        }
        catch (RegexMatchTimeoutException)
        {
            // What can't be judged in reason is not: one text brings down no check.
            return [];
        }
    }

    private bool StatesAFact(string text) =>
        Date().IsMatch(text)
        || counted?.IsMatch(text) == true
        || Paragraphs(text).Any(p => documents?.IsMatch(p) == true || doing?.IsMatch(p) == true);

    /// <summary>A capital letter at the beginning of a sentence is none of a name.</summary>
    private static IEnumerable<string> Paragraphs(string text) =>
        text.Split('\n')
            .Select(line => SentenceStart().Replace(line, m => m.Groups[1].Value + m.Groups[2].Value.ToLowerInvariant()));

    private static Regex? Pattern(IReadOnlyCollection<string> phrases, string around)
    {
        if (phrases.Count == 0)
            return null;
        var any = string.Join('|', phrases.OrderByDescending(p => p.Length).Select(Written));
        var pattern = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, $"(?i:{any})");
        return new Regex(@"(?<!\w)" + pattern + @"(?!\w)", RegexOptions.CultureInvariant, Patience);
    }

    private static string Written(string phrase) =>
        string.Join(
            @"[\s-]+",
            WordsOf(phrase).Select(w => w.EndsWith('*') ? Regex.Escape(w[..^1]) + @"\w{0,60}" : Regex.Escape(w))
        );

    private static string[] WordsOf(string phrase) =>
        phrase.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>A word that could be any, such as a star alone, tells nothing and makes every text a long one.</summary>
    private static bool IsWord(string word) => word.Any(c => char.IsLetterOrDigit(c) || c == '%');

    /// <summary>In plain words: what the reader of YAML says names types of the program.</summary>
    private static string Inner(YamlException problem) =>
        (problem.InnerException ?? problem).Message.Contains("not found on type", StringComparison.Ordinal)
            ? "This is none of the four lists."
            : "This is no word in a list.";

    private static string Shown(string text) => text.Length <= LongestPhrase ? text : $"{text[..LongestPhrase]}…";

    private static string ReadShipped()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Texts.WithOneKindOfLineEnd(reader.ReadToEnd());
    }

    private static WordsFile Read(string words) =>
        new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).Build().Deserialize<WordsFile?>(words)
        ?? new WordsFile();

    [GeneratedRegex(
        @"\b(?:1[89]|20)\d\d\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        @"(^\s*(?:[-•*]\s*)?|[.!?:]\s+)(\p{Lu})(?=\p{Ll}|\s)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex SentenceStart();

    private sealed class WordsFile
    {
        public List<string> Hollow { get; set; } = [];
        public List<string> Units { get; set; } = [];
        public List<string> Documents { get; set; } = [];
        public List<string> Doing { get; set; } = [];
    }
}
