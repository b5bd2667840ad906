using System.Reflection;
using System.Text;
using Remit.Data;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Remit.Search;

/// <summary>
/// Words that mean the same, that lead to others, and that say little: from the data file <c>words.yaml</c> beside this class, and from the
/// partnership's own <see cref="FileName"/> beside its database, which adds to it.
/// </summary>
internal sealed class SearchWords
{
    public const string FileName = "search-words.yaml";
    private const string Resource = "Remit.Search.words.yaml";

    private readonly TextWords texts = new();
    private readonly Dictionary<string, List<IReadOnlyList<string>>> phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> same = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Phrase>> seeAlso = new(StringComparer.Ordinal);
    private readonly HashSet<string> passedOver = new(StringComparer.Ordinal);
    private readonly HashSet<string> light = new(StringComparer.Ordinal);
    private readonly HashSet<string> plain = new(StringComparer.Ordinal);
    private readonly HashSet<string> stems = new(StringComparer.Ordinal);

    private SearchWords(IEnumerable<WordsFile> files)
    {
        foreach (var file in files)
            Add(file);
    }

    /// <summary>The words that come with the program.</summary>
    public static SearchWords Shipped { get; } = new([ReadShipped()]);

    /// <summary>Every word of the phrases in lower case: a misspelt one is read as one of these.</summary>
    public IEnumerable<string> Plain => plain;

    /// <summary>Whether a stem is that of a word in a phrase.</summary>
    public bool Has(string stem) => stems.Contains(stem);

    /// <summary>The shipped words with a partnership's own.</summary>
    /// <exception cref="DatabaseRefusedException">Its file can't be read; it says why, and what was expected.</exception>
    public static SearchWords With(string file)
    {
        try
        {
            using var reader = new StreamReader(file, Encoding.UTF8);
            return new SearchWords([ReadShipped(), Read(reader)]);
        }
        catch (Exception problem) when (problem is YamlException or IOException or UnauthorizedAccessException)
        {
            var where = problem is YamlException yaml ? $" (line {yaml.Start.Line})" : "";
            throw new DatabaseRefusedException(
                $"The words for searching in {file} can't be read{where}: {(problem.InnerException ?? problem).Message} "
                    + "It takes the keys “same” (lists of words that mean the same), “see-also” (a word, and a list of those to which it leads), “passed-over” and “light” (lists of words).",
                problem
            );
        }
    }

    /// <summary>Whether a word says nothing about what is sought; a letter by itself never does.</summary>
    public bool IsPassedOver(TextWord word) =>
        passedOver.Contains(word.Plain) || (word.Plain.Length == 1 && !char.IsDigit(word.Plain[0]));

    public bool IsLight(TextWord word) => light.Contains(word.Stem);

    /// <summary>The longest phrase that stands at a place among some stems, in words; 0 for none.</summary>
    public int PhraseAt(IReadOnlyList<TextWord> words, int at) =>
        phrases.TryGetValue(words[at].Stem, out var starting)
            ? starting
                .Where(p =>
                    at + p.Count <= words.Count && p.Select((stem, i) => stem == words[at + i].Stem).All(isSame => isSame)
                )
                .Select(p => p.Count)
                .DefaultIfEmpty(0)
                .Max()
            : 0;

    /// <summary>What means the same as a phrase, the phrase itself left out.</summary>
    public IEnumerable<Phrase> Same(string phrase) => same.GetValueOrDefault(phrase) ?? [];

    /// <summary>That to which a phrase leads, with all that means the same as that.</summary>
    public IEnumerable<Phrase> SeeAlso(string phrase) =>
        same.GetValueOrDefault(phrase, [])
            .Select(s => s.Key)
            .Prepend(phrase)
            .Where(seeAlso.ContainsKey)
            .SelectMany(key => seeAlso[key])
            .SelectMany(p => Same(p.Key).Prepend(p))
            .DistinctBy(p => p.Key);

    private void Add(WordsFile file)
    {
        foreach (var group in file.Same)
        {
            var all = group.Select(PhraseOf).Where(p => p.Stems.Count > 0).DistinctBy(p => p.Key).ToList();
            foreach (var one in all)
            {
                Learn(one);
                var others = same.TryGetValue(one.Key, out var known) ? known : same[one.Key] = [];
                others.AddRange(all.Where(p => p.Key != one.Key && others.TrueForAll(o => o.Key != p.Key)));
            }
        }
        foreach (var (word, leadsTo) in file.SeeAlso)
        {
            var from = PhraseOf(word);
            if (from.Stems.Count == 0)
                continue;
            Learn(from);
            var known = seeAlso.TryGetValue(from.Key, out var there) ? there : seeAlso[from.Key] = [];
            known.AddRange(leadsTo.Select(PhraseOf).Where(p => p.Stems.Count > 0));
        }
        passedOver.UnionWith(file.PassedOver.SelectMany(w => texts.Of(w)).Select(w => w.Plain));
        light.UnionWith(file.Light.SelectMany(w => texts.Of(w)).Select(w => w.Stem));
    }

    private Phrase PhraseOf(string text) => new(text, [.. texts.Of(text).Select(w => w.Stem)]);

    private void Learn(Phrase phrase)
    {
        foreach (var word in texts.Of(phrase.Text))
            plain.Add(word.Plain);
        stems.UnionWith(phrase.Stems);
        if (!phrases.TryGetValue(phrase.Stems[0], out var starting))
            phrases.Add(phrase.Stems[0], starting = []);
        starting.Add(phrase.Stems);
    }

    private static WordsFile ReadShipped()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader);
    }

    private static WordsFile Read(TextReader reader) =>
        new DeserializerBuilder()
            .WithNamingConvention(HyphenatedNamingConvention.Instance)
            .Build()
            .Deserialize<WordsFile?>(reader)
        ?? new WordsFile();

    private sealed class WordsFile
    {
        public List<List<string>> Same { get; set; } = [];

        public Dictionary<string, List<string>> SeeAlso { get; set; } = [];

        public List<string> PassedOver { get; set; } = [];

        public List<string> Light { get; set; } = [];
    }
}

/// <summary>One or several words that stand together.</summary>
/// <param name="Text">As they are written.</param>
/// <param name="Stems">Their stems.</param>
internal sealed record Phrase(string Text, IReadOnlyList<string> Stems)
{
    /// <summary>The stems as one text.</summary>
    public string Key { get; } = string.Join(' ', Stems);
}
