using Remit.Kernel;
using Remit.Web;
using Remit.Web.TagHelpers;

namespace Remit.Structure.Terms;

/// <summary>
/// A compared part as it stands in a page: what was put in and taken out as <c>ins</c> and <c>del</c>, with words for who hears them.
/// Made here, since every blank and line end between the pieces shows.
/// </summary>
public static class ComparedWords
{
    /// <summary>Two texts compared.</summary>
    public static Markup Of(string earlier, string later) =>
        Markup.Join(WordDiff.Of(earlier, later).Select(stretch => Piece(new Folding(stretch, IsFolded: false))));

    internal static Markup Of(ComparedPart part) => Markup.Join(Folding.Of(part.Text).Select(Piece));

    private static Markup Piece(Folding piece) =>
        piece.IsFolded
            ? new Details
            {
                Summary = $"{piece.Stretch.Words.Counted("word reads", "words read")} as before",
                Content = Markup.Of($"""<span class="remit-lines">{piece.Stretch.Text.Trim()}</span>"""),
            }.Render()
            : piece.Stretch.Kind switch
            {
                StretchKind.Removed => Marked("del", "taken out", piece.Stretch.Text),
                StretchKind.Inserted => Marked("ins", "put in", piece.Stretch.Text),
                StretchKind.Same => Markup.Of($"{piece.Stretch.Text}"),
            };

    /// <summary>The blank behind the last word is no part of what changed.</summary>
    private static Markup Marked(string element, string what, string text)
    {
        var words = text.TrimEnd();
        return Markup.Of(
            $"""<{Markup.Raw(element)}><span class="govuk-visually-hidden">[{what}:] </span>{words}<span class="govuk-visually-hidden"> [end of what was {what}]</span></{Markup.Raw(element)}>{text[words.Length..]}"""
        );
    }
}
