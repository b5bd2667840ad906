using System.Text.RegularExpressions;
using DiffPlex;
using DiffPlex.Model;

namespace Remit.Structure.Terms;

/// <summary>What became of a stretch of text.</summary>
public enum StretchKind
{
    /// <summary>It stands in both.</summary>
    Same,

    /// <summary>It stands in the earlier one only.</summary>
    Removed,

    /// <summary>It stands in the later one only.</summary>
    Inserted,
}

/// <summary>A stretch of text, with what became of it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">Its words as they stand, white space included.</param>
/// <param name="Words">How many words it has.</param>
public sealed record Stretch(StretchKind Kind, string Text, int Words);

/// <summary>Compares two texts word by word. White space makes no difference; case and punctuation do.</summary>
public static partial class WordDiff
{
    /// <summary>Texts with more pieces are compared by their lines: the work grows with the square of what differs.</summary>
    private const int MostPieces = 6000;

    /// <summary>A word or two that stand in both between what was changed are read more easily as changed along with it.</summary>
    private const int TooFewToStand = 1;

    /// <summary>The stretches in reading order; of what was replaced, what was removed comes first.</summary>
    public static IReadOnlyList<Stretch> Of(string earlier, string later)
    {
        var (old, now) = (Pieces(Piece(), earlier), Pieces(Piece(), later));
        if (old.Count > MostPieces || now.Count > MostPieces)
            (old, now) = (Pieces(Line(), earlier), Pieces(Line(), later));
        if (old.Count > MostPieces || now.Count > MostPieces)
            return Joined([(StretchKind.Removed, earlier), (StretchKind.Inserted, later)]);
        // The pieces are cut already, so that what stands here and what the library compares are the same.
        var result = new Differ().CreateCustomDiffs(
            string.Join('\0', old),
            string.Join('\0', now),
            ignoreWhiteSpace: true,
            text => text.Length == 0 ? [] : text.Split('\0')
        );
        return Joined(Smoothed(Raw(result, old, now)));
    }

    /// <summary>How many words a text has.</summary>
    public static int CountWords(string text) => Word().Count(text);

    private static List<string> Pieces(Regex regex, string text) => [.. regex.Matches(text).Select(m => m.Value)];

    /// <summary>The stretches as they were found; of one that stands in both also how it stood, as its white space can differ.</summary>
    private static IEnumerable<(StretchKind Kind, string Text, string Before)> Raw(
        DiffResult result,
        IReadOnlyList<string> old,
        IReadOnlyList<string> now
    )
    {
        var (atOld, at) = (0, 0);
        foreach (var block in result.DiffBlocks)
        {
            if (block.InsertStartB > at)
                yield return (StretchKind.Same, Text(now, at, block.InsertStartB), Text(old, atOld, block.DeleteStartA));
            (atOld, at) = (block.DeleteStartA + block.DeleteCountA, block.InsertStartB + block.InsertCountB);
            if (block.DeleteCountA > 0)
                yield return (StretchKind.Removed, Text(old, block.DeleteStartA, atOld), "");
            if (block.InsertCountB > 0)
                yield return (StretchKind.Inserted, Text(now, block.InsertStartB, at), "");
        }
        if (at < now.Count)
            yield return (StretchKind.Same, Text(now, at, now.Count), "");
    }

    private static string Text(IReadOnlyList<string> pieces, int from, int to) =>
        string.Concat(pieces.Skip(from).Take(to - from));

    private static IEnumerable<(StretchKind Kind, string Text)> Smoothed(
        IEnumerable<(StretchKind Kind, string Text, string Before)> raw
    )
    {
        var stretches = raw.ToList();
        for (var i = 0; i < stretches.Count; i++)
        {
            var (kind, text, before) = stretches[i];
            var isBetween = i > 0 && i < stretches.Count - 1;
            if (kind == StretchKind.Same && isBetween && CountWords(text) <= TooFewToStand && !text.Contains('\n'))
            {
                yield return (StretchKind.Removed, before);
                yield return (StretchKind.Inserted, text);
            }
            else
            {
                yield return (kind, text);
            }
        }
    }

    /// <summary>What follows one another without anything that stands in both is one removal and one insertion.</summary>
    private static List<Stretch> Joined(IEnumerable<(StretchKind Kind, string Text)> pieces)
    {
        var joined = new List<Stretch>();
        var (removed, inserted) = ("", "");
        foreach (var (kind, text) in pieces)
        {
            if (kind == StretchKind.Removed)
                removed += text;
            else if (kind == StretchKind.Inserted)
                inserted += text;
            else
            {
                Close();
                joined.Add(Make(kind, text));
            }
        }
        Close();
        return joined;

        void Close()
        {
            // What stands in the place of something else stands apart from it.
            if (inserted.Length > 0 && removed.Length > 0 && !char.IsWhiteSpace(removed[^1]))
                removed += " ";
            if (removed.Length > 0)
                joined.Add(Make(StretchKind.Removed, removed));
            if (inserted.Length > 0)
                joined.Add(Make(StretchKind.Inserted, inserted));
            (removed, inserted) = ("", "");
        }

        static Stretch Make(StretchKind kind, string text) => new(kind, text, CountWords(text));
    }

    // A word with the marks inside it, or one other mark; white space goes with what stands before it.
    [GeneratedRegex(
        @"(?:[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*|[^\p{L}\p{M}\p{N}\s]|^\s)\s*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Piece();

    [GeneratedRegex(@"[^\n]*\n+|[^\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex Line();

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+(?:['’‑-][\p{L}\p{M}\p{N}]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
