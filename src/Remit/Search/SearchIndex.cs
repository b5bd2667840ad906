using Remit.Data;
using Remit.Kernel;

namespace Remit.Search;

/// <summary>
/// The words of everything that one viewer may see on one day, and where they stand. It is made from their records alone, so that neither
/// an answer, nor a count, nor a word offered instead of a misspelt one can come from what they may not see.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Longer questions are cut off here.</summary>
    public const int MostLetters = 300;

    private readonly Dictionary<string, List<Posting>> postings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> forms = new(StringComparer.Ordinal);
    private readonly SortedSet<string> vocabulary = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<SearchedRecord> records;
    private readonly Lazy<ILookup<RecordRef, DateOnly>> days;
    private readonly double usualLength;
    private readonly Query query;

    internal SearchIndex(IEnumerable<SearchedRecord> records, SearchWords words)
    {
        this.records = [.. records];
        var (total, count) = (0L, 0);
        // Of a word that is written the same again nothing is looked up but itself.
        var known = new Dictionary<WordForms, List<Posting>>(ReferenceEqualityComparer.Instance);
        for (var record = 0; record < this.records.Count; record++)
        for (var text = 0; text < this.records[record].Texts.Count; text++)
        {
            var said = this.records[record].Texts[text].Words;
            (total, count) = (total + said.Count, count + 1);
            for (var at = 0; at < said.Count; at++)
            {
                if (!known.TryGetValue(said[at].Forms, out var places))
                    known.Add(said[at].Forms, places = PlacesOf(said[at].Forms));
                places.Add(new Posting(record, text, at));
            }
        }
        usualLength = count == 0 ? 1 : Math.Max(1, (double)total / count);
        query = new Query(this, words);
        days = new(() =>
            this.records.SelectMany(r => r.Days.Select(d => (r.Answer.Record, Day: d))).ToLookup(r => r.Record, r => r.Day)
        );
    }

    /// <summary>The days of a record that a search answers with, and of what speaks for it: its positions, its former names. Earliest first.</summary>
    public IEnumerable<DateOnly> DaysOf(RecordRef answer) => days.Value[answer].Order();

    /// <summary>Every word, in lower case.</summary>
    internal IEnumerable<string> Vocabulary => vocabulary;

    /// <summary>Looks for what a question names; case, accents, endings and a slip of typing make no difference.</summary>
    public Findings Find(string question)
    {
        var concepts = query.Concepts(question.Length <= MostLetters ? question : question[..MostLetters]);
        var found = new Dictionary<int, Found>();
        for (var i = 0; i < concepts.Count; i++)
            Find(concepts[i], i, concepts.Count, found);
        return new Findings(concepts, [.. found.OrderBy(f => f.Key).Select(f => PartOf(records[f.Key], f.Value))]);
    }

    internal bool Has(string stem) => postings.ContainsKey(stem);

    internal bool Has(Phrase phrase) => Places(phrase).Any();

    /// <summary>In how many places a word stands.</summary>
    internal int Records(string plain) => forms.GetValueOrDefault(plain)?.Sum(stem => postings[stem].Count) ?? 0;

    /// <summary>The commonest word that begins so; null where there is none, or fewer than three letters.</summary>
    internal TextWord? Beginning(string plain) =>
        plain.Length < 3
            ? null
            : vocabulary
                .GetViewBetween(plain, plain + char.MaxValue)
                .OrderByDescending(Records)
                .ThenBy(w => w, StringComparer.Ordinal)
                .Select(w => (TextWord?)new TextWord(0, w.Length, w, EnglishStem.Of(w)))
                .FirstOrDefault();

    /// <summary>Where a word's stem stands.</summary>
    private List<Posting> PlacesOf(WordForms word)
    {
        if (!postings.TryGetValue(word.Stem, out var places))
            postings.Add(word.Stem, places = []);
        if (vocabulary.Add(word.Plain))
            forms.Add(word.Plain, []);
        forms[word.Plain].Add(word.Stem);
        return places;
    }

    private IEnumerable<Posting> Places(Phrase phrase) =>
        postings.TryGetValue(phrase.Stems[0], out var starts)
            ? starts.Where(p =>
            {
                var words = records[p.Record].Texts[p.Text].Words;
                return p.At + phrase.Stems.Count <= words.Count
                    && phrase.Stems.Select((s, i) => words[p.At + i].Stem == s).All(same => same);
            })
            : [];

    private void Find(Concept concept, int number, int of, Dictionary<int, Found> found)
    {
        var places = (
            from alternative in concept.Alternatives
            from place in Places(alternative.Phrase)
            group (alternative, place) by (place.Record, place.Text)
        ).ToList();
        var rarity = Math.Log(1 + ((double)records.Count / Math.Max(1, places.Select(p => p.Key.Record).Distinct().Count())));
        foreach (var text in places)
        {
            var searched = records[text.Key.Record].Texts[text.Key.Text];
            var length = 0.5 + (0.5 * searched.Words.Count / usualLength);
            var often = text.Count() * 2.2 / (text.Count() + (1.2 * length));
            var score = rarity * searched.Weight * often * text.Max(t => t.alternative.Weight) * (concept.IsLight ? 0.2 : 1);
            if (!found.TryGetValue(text.Key.Record, out var there))
                found.Add(text.Key.Record, there = new Found(of));
            there.Add(
                number,
                text.Key.Text,
                score,
                text.Select(t => StretchOf(searched, t.place.At, t.alternative.Phrase.Stems.Count))
            );
        }
    }

    private static Stretch StretchOf(SearchedText text, int at, int count)
    {
        var (first, last) = (text.Words[at], text.Words[at + count - 1]);
        return new Stretch(first.Start, last.Start + last.Length - first.Start);
    }

    private static FoundPart PartOf(SearchedRecord record, Found found)
    {
        var text = found.BestText;
        return new FoundPart(record, record.Texts[text].Text, found.MarksIn(text))
        {
            Scores = found.Scores,
            Marked = found
                .Texts.DistinctBy(t => record.Texts[t].Text)
                .ToDictionary(t => record.Texts[t].Text, found.MarksIn, StringComparer.Ordinal),
        };
    }

    private readonly record struct Posting(int Record, int Text, int At);

    /// <summary>What was found in a record.</summary>
    private sealed class Found(int concepts)
    {
        private readonly Dictionary<int, double> texts = [];
        private readonly List<(int Text, Stretch Mark)> marks = [];

        public double[] Scores { get; } = new double[concepts];

        public IEnumerable<int> Texts => texts.Keys;

        public int BestText => texts.MaxBy(t => t.Value).Key;

        public void Add(int concept, int text, double score, IEnumerable<Stretch> where)
        {
            Scores[concept] = Math.Max(Scores[concept], score);
            texts[text] = texts.GetValueOrDefault(text) + score;
            marks.AddRange(where.Select(mark => (text, mark)));
        }

        /// <summary>In order; of two that overlap, the longer.</summary>
        public IReadOnlyList<Stretch> MarksIn(int text)
        {
            var kept = new List<Stretch>();
            foreach (
                var mark in marks
                    .Where(m => m.Text == text)
                    .Select(m => m.Mark)
                    .OrderBy(m => m.Start)
                    .ThenByDescending(m => m.Length)
            )
                if (kept.Count == 0 || kept[^1].Start + kept[^1].Length <= mark.Start)
                    kept.Add(mark);
            return kept;
        }
    }
}
