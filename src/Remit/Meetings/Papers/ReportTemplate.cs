using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Papers;

/// <summary>The headings under which a body asks reports to it to speak, with what belongs under each. Without one, the usual headings are asked.</summary>
public sealed class ReportTemplate : Record<ReportTemplate>
{
    internal const string HasHeadings = "A report template has headings";
    internal const string OneForABody = "A body has one report template";
    internal const int MostLetters = 20_000;

    /// <summary>The body.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>
    /// As Markdown: a line with <c>#</c> before it is a heading, what follows says what belongs there. Null where the usual headings are asked again.
    /// </summary>
    public string? Words { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Words is null)
            yield break;
        if (!MarkdownParts.Of(Words).OfType<Heading>().Any())
            yield return Of("There is no heading in it. Begin each heading on a line of its own with #, such as “# Purpose”.");
        if (Words.Length > MostLetters)
            yield return Of($"These are {Words.Length:N0} letters, and may be {MostLetters:N0}. Shorten it.");
    }

    private Refusal Of(string message) => new(HasHeadings, message, new RecordRef(Shape.Kind, RowId), "words");

    internal static Shape<ReportTemplate> Shape { get; } =
        new Shape<ReportTemplate>(
            "report-template",
            "report-templates",
            "The headings under which the body asks reports to it to speak."
        )
            .In(t => t.Body, "body")
            .Value(
                "words",
                t => t.Words,
                "As Markdown: a line with # before it is a heading, what follows says what belongs there. Without any, the usual headings are asked."
            );

    internal static EditForm Form =>
        new EditForm<ReportTemplate>(Shape)
            .Part(
                "headings",
                "Headings",
                p =>
                    p.Ask(
                        "words",
                        "Headings",
                        "What headings should reports to this body have?",
                        "A line that begins with # is a heading, such as “# Purpose”. Below it, say in a few words what belongs there. Leave it empty to go back to the usual headings.",
                        lines: 16
                    )
            )
            .Begins((template, _) => template.Words = Usual);

    /// <summary>The headings under which most bodies ask a report to speak.</summary>
    internal const string Usual = """
        # Purpose

        What the body is asked to do, and why it comes now.

        # Recommendation

        The words of the decision as it would stand in the minutes.

        # Background

        What has to be known, and what was decided before.

        # What children and families say

        Whom was asked, and what they said.

        # Safeguarding and equality

        What was considered.

        # Money and people

        What it costs, and who does it.

        # Risks

        What could go wrong, and what is done about it.

        # What happens next

        Who does what, by when; which measures are expected to move.
        """;
}

/// <summary>A body has one template of its own.</summary>
internal sealed class OneReportTemplate : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var templates = touched.Of<ReportTemplate>().ToList();
        if (templates.Count == 0)
            return [];
        var bodies = templates.Select(t => t.Body).Distinct().ToList();
        var all = await db.All<ReportTemplate>().Where(t => bodies.Contains(t.Body)).Select(t => t.Body).ToListAsync();
        return
        [
            .. templates
                .Where(t => all.Count(b => b == t.Body) > 1)
                .DistinctBy(t => t.Body)
                .Select(t => new Refusal(
                    ReportTemplate.OneForABody,
                    "This body has a template of its own already. Change that one.",
                    new RecordRef(ReportTemplate.Shape.Kind, t.RowId),
                    "words"
                )),
        ];
    }
}
