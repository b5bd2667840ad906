using System.Text.RegularExpressions;

namespace Remit.Structure.Terms;

/// <summary>A stretch as it is shown: long ones that read as before are folded, but for the words beside a change.</summary>
/// <param name="Stretch">The stretch, or a piece of it.</param>
/// <param name="IsFolded">Whether it is opened only by who asks.</param>
internal sealed partial record Folding(Stretch Stretch, bool IsFolded)
{
    /// <summary>As many words stand on each side of a change.</summary>
    private const int Beside = 15;

    /// <summary>Fewer words than these are not worth the folding.</summary>
    private const int Worth = 30;

    /// <summary>The stretches of a part, as they are shown.</summary>
    public static IEnumerable<Folding> Of(IReadOnlyList<Stretch> stretches)
    {
        for (var i = 0; i < stretches.Count; i++)
        {
            var stretch = stretches[i];
            var (before, after) = (i == 0 ? 0 : Beside, i == stretches.Count - 1 ? 0 : Beside);
            var words = stretch.Kind == StretchKind.Same ? Word().Matches(stretch.Text) : null;
            if (words is null || words.Count < before + after + Worth)
            {
                yield return new Folding(stretch, false);
                continue;
            }
            var from = before == 0 ? 0 : words[before - 1].Index + words[before - 1].Length;
            var until = after == 0 ? stretch.Text.Length : words[^after].Index;
            if (from > 0)
                yield return Piece(stretch.Text[..from], false);
            yield return Piece(stretch.Text[from..until], true);
            if (until < stretch.Text.Length)
                yield return Piece(stretch.Text[until..], false);
        }
    }

    private static Folding Piece(string text, bool isFolded) =>
        new(new Stretch(StretchKind.Same, text, WordDiff.CountWords(text)), isFolded);

    [GeneratedRegex(@"\S+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
