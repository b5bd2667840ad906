using Remit.Intake;
using Remit.Kernel;

namespace Remit.Structure.Matching;

/// <summary>
/// Named records of one kind – organisations, bodies, posts – to be found by a name as papers write it: short forms, initials, what
/// stands in brackets, "and" for "&amp;", legal endings, former names, slips of typing. In memory: finding one asks the database nothing.
/// </summary>
public sealed class KnownNames<T>
    where T : Record
{
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, List<int>> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byInitials = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byWord = new(StringComparer.Ordinal);
    private readonly Slips names = new();
    private readonly Func<T, string> show;
    private readonly Func<T, bool> holds;
    private readonly bool bracketsTell;

    /// <summary>Knows nothing yet.</summary>
    /// <param name="show">How a candidate is shown.</param>
    /// <param name="holds">Whether it is there on the day asked for: one that is not is never certain.</param>
    /// <param name="bracketsTell">Whether brackets hold part of the name, as in "Head teacher (primary)", and not another name for it.</param>
    public KnownNames(Func<T, string> show, Func<T, bool> holds, bool bracketsTell = false) =>
        (this.show, this.holds, this.bracketsTell) = (show, holds, bracketsTell);

    /// <summary>
    /// Names of places that may stand before a name without making another of it: "Marlshire" in "Marlshire Children's Partnership
    /// Board". Null where what stands before a name always tells, as for organisations and posts.
    /// </summary>
    public IReadOnlyList<string>? PlacesBefore { get; init; }

    /// <summary>All of them, in the order in which they were added.</summary>
    public IEnumerable<T> All => entries.Select(e => e.Record).Distinct();

    /// <summary>Knows one more, by its name or by another that it has or had.</summary>
    /// <param name="record">The record.</param>
    /// <param name="name">The name.</param>
    /// <param name="why">For a name that is not its own, why it is known by it: "its name until 2012".</param>
    public void Add(T record, string name, string? why = null)
    {
        var form = NameForm.Of(name, bracketsTell);
        foreach (var key in form.OtherNames.Prepend(form.Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal))
        {
            var index = entries.Count;
            var words = key.Split(' ');
            entries.Add(new Entry(record, key, words, why));
            Into(byName, key, index);
            names.Add(key.Replace(" ", "", StringComparison.Ordinal), index);
            foreach (var word in words.Distinct(StringComparer.Ordinal))
                Into(byWord, word, index);
            if (words.Length > 1)
                Into(byInitials, NameForm.Initials(words), index);
        }
    }

    /// <summary>Which is meant by a written name.</summary>
    /// <param name="written">As the paper has it.</param>
    /// <param name="among">Only among these; null for all.</param>
    public Match<T> Find(string written, Func<T, bool>? among = null)
    {
        var form = NameForm.Of(written, bracketsTell);
        if (form.Key.Length == 0)
            return Match<T>.Nothing;
        var found = new Dictionary<T, (int Likeness, string Why)>();
        foreach (var index in Listed(byName, form.Key, among))
            Keep(index, 100, "the same name");
        if (found.Count == 0 && NameForm.Joined(form.Key) is { } joined)
            foreach (var index in names.Near(joined).Where(i => Passes(i, among)))
                if (NameForm.Joined(entries[index].Key) == joined)
                    Keep(index, 99, "the same name");
        if (Sure(found) is { } same)
            return same;
        if (found.Count == 0)
        {
            foreach (var other in form.OtherNames)
            foreach (var index in Listed(byName, other, among))
                Keep(index, 95, "the same short name");
            foreach (var index in ByInitials(form, among))
                Keep(index, 94, "the same initials");
            if (Sure(found) is { } initialled)
                return initialled;
        }
        FindBySlips(form.Key, among, Keep);
        FindByWords(form.Key.Split(' '), among, Keep);
        FindBehindAPlace(form.Key.Split(' '), among, Keep);
        return Match<T>.Of(
            found.Select(f => new Candidate<T>(f.Key, show(f.Key), f.Value.Why, f.Value.Likeness)),
            certain: false
        );

        void Keep(int index, int likeness, string why)
        {
            var entry = entries[index];
            var whole = entry.Why is null ? why : $"{why}, {entry.Why}";
            if (!holds(entry.Record))
                (likeness, whole) = (Math.Max(1, likeness - 15), $"{whole}; it is no longer there");
            if (!found.TryGetValue(entry.Record, out var known) || known.Likeness < likeness)
                found[entry.Record] = (likeness, whole);
        }
    }

    private Match<T>? Sure(Dictionary<T, (int Likeness, string Why)> found) =>
        found.Count(f => holds(f.Key)) == 1
            ? Match<T>.Of(
                found.Where(f => holds(f.Key)).Select(f => new Candidate<T>(f.Key, show(f.Key), f.Value.Why, f.Value.Likeness)),
                certain: true
            )
            : null;

    private IEnumerable<int> ByInitials(NameForm form, Func<T, bool>? among)
    {
        var words = form.Key.Split(' ');
        if (words.Length == 1 || form.LooksShort)
            foreach (var index in Listed(byInitials, NameForm.Joined(form.Key), among))
                yield return index;
        if (words.Length > 1)
            foreach (var index in Listed(byName, NameForm.Initials(words), among))
                yield return index;
    }

    private void FindBySlips(string key, Func<T, bool>? among, Action<int, int, string> keep)
    {
        var joined = NameForm.Joined(key);
        foreach (var index in names.Near(joined).Where(i => Passes(i, among)))
        {
            var other = NameForm.Joined(entries[index].Key);
            var most = EditDistance.Allowed(Math.Max(joined.Length, other.Length));
            var slips = EditDistance.Of(joined, other, most);
            if (slips <= most && slips > 0)
                keep(index, 88 - (8 * slips), slips == 1 ? "one letter differs" : $"{slips} letters differ");
        }
    }

    private void FindByWords(string[] words, Func<T, bool>? among, Action<int, int, string> keep)
    {
        var wanted = words.ToHashSet(StringComparer.Ordinal);
        var telling = wanted.Where(w => w.Length > 1 && !MatchingWords.Shipped.IsCommon(w)).ToList();
        // Where every word says only what it is ("Police"), it tells which one as long as few are of that sort.
        var asked = telling.Count > 0 ? telling : [.. wanted];
        var lists = asked.Where(byWord.ContainsKey).Select(w => byWord[w]).OrderBy(l => l.Count).Take(3);
        var seen = new HashSet<int>();
        foreach (var index in lists.SelectMany(l => l.Take(300)).Where(i => seen.Add(i) && Passes(i, among)))
        {
            var theirs = entries[index].Words;
            var shared = theirs.Count(wanted.Contains);
            var all = wanted.Count + theirs.Length - shared;
            if (shared == wanted.Count)
                keep(index, 60 + (20 * shared / theirs.Length), "the recorded name is longer");
            else if (shared == theirs.Length && theirs.Any(w => !MatchingWords.Shipped.IsCommon(w)))
                keep(index, 55 + (20 * shared / wanted.Count), "the recorded name is shorter");
            else if (shared * 5 >= all * 3)
                keep(index, 50 * shared / all, "most words are the same");
        }
    }

    private void FindBehindAPlace(string[] words, Func<T, bool>? among, Action<int, int, string> keep)
    {
        if (PlacesBefore is null)
            return;
        for (var start = 1; start < words.Length; start++)
        {
            var before = string.Join(' ', words.Take(start));
            var isPlace = PlacesBefore.Any(p => NameForm.Of(p, bracketsTell: false).Key == before);
            // A word that no recorded name has is likely a place; what follows must then be a name that stands for itself.
            if (
                !isPlace
                && (
                    words.Length - start < 3
                    || words.Take(start).Any(w => byWord.ContainsKey(w) || MatchingWords.Shipped.IsCommon(w))
                )
            )
                continue;
            foreach (var index in Listed(byName, string.Join(' ', words.Skip(start)), among))
                keep(index, isPlace ? 86 : 70, "the paper puts a place before the name");
        }
    }

    private bool Passes(int index, Func<T, bool>? among) => among is null || among(entries[index].Record);

    private IEnumerable<int> Listed(Dictionary<string, List<int>> index, string key, Func<T, bool>? among) =>
        index.TryGetValue(key, out var list) ? list.Where(i => Passes(i, among)) : [];

    private static void Into(Dictionary<string, List<int>> index, string key, int entry)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        list.Add(entry);
    }

    private sealed record Entry(T Record, string Key, string[] Words, string? Why);
}

/// <summary>A name in the form in which its variants are equal.</summary>
/// <param name="Key">Its words without small ones and endings, in the singular, phrases by their short forms.</param>
/// <param name="OtherNames">What stands in brackets beside it as a short name.</param>
/// <param name="LooksShort">Whether it is written as an abbreviation.</param>
internal sealed record NameForm(string Key, IReadOnlyList<string> OtherNames, bool LooksShort)
{
    public static NameForm Of(string name, bool bracketsTell)
    {
        var (outside, inside) = bracketsTell ? (name, []) : Apart(name);
        var key = KeyOf(outside);
        var others = inside
            .Where(text => text.Length <= 12 && text.Count(char.IsUpper) > 1)
            .Select(KeyOf)
            .Where(k => k.Length > 1 && k != key)
            .ToList();
        return new NameForm(key, others, outside.Count(char.IsUpper) > 1 && !outside.Any(char.IsLower) && outside.Length <= 12);
    }

    /// <summary>The first letters; a word that is a short form itself counts whole: "llricb".</summary>
    public static string Initials(IReadOnlyList<string> words) =>
        string.Concat(words.Select(w => MatchingWords.Shipped.Abbreviations.Any(a => a.Short == w) ? w : w[..1]));

    public static string Joined(string key) => key.Replace(" ", "", StringComparison.Ordinal);

    private static string KeyOf(string text)
    {
        var words = MatchingWords
            .Plain(text)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Take(60)
            .Where(MatchingWords.Shipped.IsLarge)
            .ToList();
        foreach (var ending in MatchingWords.Shipped.Endings)
            if (words.Count > ending.Length && words.TakeLast(ending.Length).SequenceEqual(ending, StringComparer.Ordinal))
                words.RemoveRange(words.Count - ending.Length, ending.Length);
        foreach (var (phrase, shortForm) in MatchingWords.Shipped.Abbreviations)
            for (var at = 0; at + phrase.Length <= words.Count; at++)
                if (StandsAt(words, at, phrase))
                {
                    words.RemoveRange(at, phrase.Length);
                    words.Insert(at, shortForm);
                }
        return string.Join(' ', words.Select(LooseName.Singular));
    }

    private static bool StandsAt(List<string> words, int at, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
            if (LooseName.Singular(words[at + i]) != LooseName.Singular(phrase[i]))
                return false;
        return true;
    }

    private static (string Outside, List<string> Inside) Apart(string name)
    {
        var open = name.IndexOfAny(['(', '[']);
        if (open < 0)
            return (name, []);
        var outside = name[..open];
        var inside = new List<string>();
        while (open >= 0)
        {
            var close = name.IndexOfAny([')', ']'], open);
            if (close < 0)
                close = name.Length;
            inside.Add(name[(open + 1)..close].Trim());
            var next = close < name.Length ? name.IndexOfAny(['(', '['], close) : -1;
            if (close < name.Length)
                outside += " " + name[(close + 1)..(next < 0 ? name.Length : next)];
            open = next;
        }
        return string.IsNullOrWhiteSpace(outside) ? (string.Join(' ', inside), []) : (outside, inside);
    }
}
