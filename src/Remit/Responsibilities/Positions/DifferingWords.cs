using Remit.Structure.Terms;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>What was put into and taken out of an account, as <c>ins</c> and <c>del</c>, with words for who hears them.</summary>
internal static class DifferingWords
{
    public static Markup Of(string before, string after) => Markup.Join(WordDiff.Of(before, after).Select(Piece));

    private static Markup Piece(Stretch piece) =>
        piece.Kind switch
        {
            StretchKind.Removed => Marked("del", "taken out", piece.Text),
            StretchKind.Inserted => Marked("ins", "put in", piece.Text),
            StretchKind.Same => Markup.Of($"{piece.Text}"),
        };

    private static Markup Marked(string element, string what, string text) =>
        Markup.Of(
            $"""<{Markup.Raw(element)}><span class="govuk-visually-hidden">[{what}:] </span>{text.TrimEnd()}<span class="govuk-visually-hidden"> [end of what was {what}]</span></{Markup.Raw(element)}>{text[text.TrimEnd().Length..]}"""
        );
}
