using Remit.Kernel;
using Remit.Web;

namespace Remit.Editing;

/// <summary>What a record says in one part of its form.</summary>
internal sealed record SaidPart(EditPart Part, IReadOnlyList<(string Label, string? Answer)> Answers)
{
    public static SaidPart Of(EditPart part, Record record, Surroundings around) =>
        Of(part, part.Questions.Shown(record, around), around);

    public static SaidPart Of(EditPart part, Answers answers, Surroundings around) =>
        new(part, [.. part.Questions.Select(q => (q.Label, q.Said(answers, around)))]);

    /// <summary>With a link that leads to the part's questions.</summary>
    public (SaidPart, Markup) WithALink(string address) =>
        (
            this,
            Markup.Of(
                $"""<a class="govuk-link" href="{address}">Change<span class="govuk-visually-hidden"> {Part.Title}</span></a>"""
            )
        );

    /// <summary>With a button that sends the form back to the part's questions.</summary>
    public (SaidPart, Markup) WithAButton() =>
        (
            this,
            Markup.Of(
                $"""
                <button class="remit-link-button" name="_go" value="{Part.Key}" type="submit">Change<span class="govuk-visually-hidden"> {Part.Title}</span></button>
                """
            )
        );

    /// <summary>A record in a line: its title, or what its first questions say.</summary>
    public static string Words(EditForm form, IReadOnlyList<Question> questions, Record record, Surroundings around)
    {
        var answers = questions.Shown(record, around);
        var said = questions.Select(q => (q, Words: q.Said(answers, around))).Where(q => q.Words is not null).ToList();
        var words = said.Where(q => q.q is not YesNoQuestion).Take(3).Select(q => q.Words!);
        return string.Join(", ", words) is { Length: > 0 } line ? line : record.Key;
    }
}
