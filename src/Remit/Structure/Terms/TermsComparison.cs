using Remit.Intake;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Terms;

/// <summary>What became of a part of terms of reference.</summary>
internal enum PartChange
{
    Same,
    Changed,
    New,
    TakenOut,
}

/// <summary>A part of two versions, compared.</summary>
/// <param name="Heading">Its heading in the later version, or the earlier where it was taken out; null for what stands before the first.</param>
/// <param name="Before">What it was called before, where that was something else.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Text">Its text, word by word.</param>
internal sealed record ComparedPart(string? Heading, string? Before, PartChange Change, IReadOnlyList<Stretch> Text);

/// <summary>Two versions of terms of reference, compared part by part and word by word.</summary>
/// <param name="Parts">Every part, in the order of the later version; what was taken out stands where it stood.</param>
/// <param name="InAnotherOrder">Whether parts that stand in both follow one another otherwise.</param>
internal sealed record TermsComparison(IReadOnlyList<ComparedPart> Parts, bool InAnotherOrder)
{
    /// <summary>Two parts whose words are alike to this share are one that was given another heading.</summary>
    private const double Alike = 0.6;

    /// <summary>How many words only the later version has.</summary>
    public int Inserted => Count(StretchKind.Inserted);

    /// <summary>How many words only the earlier version has.</summary>
    public int Removed => Count(StretchKind.Removed);

    /// <summary>Whether they read alike.</summary>
    public bool IsSame => !InAnotherOrder && Parts.All(p => p.Change == PartChange.Same && p.Before is null);

    /// <summary>"Of 8 parts, 6 read as before, 1 is changed, and 1 is new. 12 words were put in and 3 taken out."</summary>
    public string InWords()
    {
        if (Parts.Count == 0)
            return "Neither has any text.";
        if (IsSame)
            return "They read the same.";
        var counts = new[]
        {
            (Count(PartChange.Same), "reads as before", "read as before"),
            (Count(PartChange.Changed), "is changed", "are changed"),
            (Count(PartChange.New), "is new", "are new"),
            (Count(PartChange.TakenOut), "was taken out", "were taken out"),
        };
        var said = counts.Where(c => c.Item1 > 0).Select(c => $"{c.Item1} {(c.Item1 == 1 ? c.Item2 : c.Item3)}").ToList();
        return $"Of {Parts.Count.Counted("part", "parts")}, {Texts.Listed(said)}. "
            + $"{Inserted.Counted("word was", "words were")} put in and {Removed} taken out."
            + (InAnotherOrder ? " Parts that were there stand in another order." : "");
    }

    /// <summary>Compares two texts.</summary>
    public static TermsComparison Of(string earlier, string later)
    {
        var (old, now) = (TermsPart.Of(earlier), TermsPart.Of(later));
        var pairs = Pairs(old, now);
        var parts = new List<ComparedPart>();
        var goneBefore = Gone(old, pairs);
        parts.AddRange(goneBefore[-1].Select(o => TakenOut(old[o])));
        for (var i = 0; i < now.Count; i++)
        {
            parts.Add(pairs[i] is { } o ? Compared(old[o], now[i]) : New(now[i]));
            if (pairs[i] is { } stood)
                parts.AddRange(goneBefore[stood].Select(gone => TakenOut(old[gone])));
        }
        var order = pairs.OfType<int>().ToList();
        return new TermsComparison(parts, !order.SequenceEqual(order.Order()));
    }

    /// <summary>For each later part the earlier one that it was; null for a new one.</summary>
    private static int?[] Pairs(IReadOnlyList<TermsPart> old, IReadOnlyList<TermsPart> now)
    {
        var pairs = new int?[now.Count];
        var free = Enumerable.Range(0, old.Count).ToList();
        for (var i = 0; i < now.Count; i++)
        {
            var name = NameOf(now[i]);
            var at = free.FindIndex(o => NameOf(old[o]) == name);
            if (at < 0)
                continue;
            pairs[i] = free[at];
            free.RemoveAt(at);
        }
        for (var i = 0; i < now.Count && free.Count > 0; i++)
        {
            if (pairs[i] is not null)
                continue;
            var best = free.MaxBy(o => Likeness(old[o].Text, now[i].Text));
            if (Likeness(old[best].Text, now[i].Text) < Alike)
                continue;
            pairs[i] = best;
            free.Remove(best);
        }
        return pairs;
    }

    /// <summary>The parts that were taken out, by the part that stood before them and stayed; -1 for the beginning.</summary>
    private static ILookup<int, int> Gone(IReadOnlyList<TermsPart> old, int?[] pairs)
    {
        var stayed = pairs.OfType<int>().ToHashSet();
        return Enumerable
            .Range(0, old.Count)
            .Where(o => !stayed.Contains(o))
            .ToLookup(o => Enumerable.Range(0, o).Where(stayed.Contains).Select(s => (int?)s).LastOrDefault() ?? -1);
    }

    private static ComparedPart Compared(TermsPart old, TermsPart now)
    {
        var text = WordDiff.Of(old.Text, now.Text);
        var isSame = text.All(s => s.Kind == StretchKind.Same);
        return new ComparedPart(
            now.Heading,
            old.Heading == now.Heading ? null : old.Heading ?? "",
            isSame ? PartChange.Same : PartChange.Changed,
            text
        );
    }

    private static ComparedPart New(TermsPart part) => new(part.Heading, null, PartChange.New, WordDiff.Of("", part.Text));

    private static ComparedPart TakenOut(TermsPart part) =>
        new(part.Heading, null, PartChange.TakenOut, WordDiff.Of(part.Text, ""));

    private static string NameOf(TermsPart part) => part.Heading is null ? "" : LooseName.Of(TermsWords.Bare(part.Heading));

    private static double Likeness(string one, string other)
    {
        var (ours, theirs) = (Words(one), Words(other));
        var all = Math.Max(ours.Count, theirs.Count);
        return all == 0 ? 0 : (double)ours.Intersect(theirs, StringComparer.Ordinal).Count() / all;

        static HashSet<string> Words(string text) => LooseName.Words(text).ToHashSet(StringComparer.Ordinal);
    }

    private int Count(PartChange change) => Parts.Count(p => p.Change == change);

    private int Count(StretchKind kind) => Parts.SelectMany(p => p.Text).Where(s => s.Kind == kind).Sum(s => s.Words);
}
