using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>A report as a paper: what its authors begin from, and what they wrote here.</summary>
internal static class ReportPaper
{
    /// <summary>The headings under which most bodies ask a report to speak; what is not needed is taken out in Word.</summary>
    private static readonly (string Heading, string Hint)[] Asked =
    [
        ("Purpose", "What the body is asked to do, and why it comes now."),
        ("Recommendation", "The words of the decision as it would stand in the minutes."),
        ("Background", "What has to be known, and what was decided before."),
        ("What children and families say", "Whom was asked, and what they said."),
        ("Safeguarding and equality", "What was considered."),
        ("Money and people", "What it costs, and who does it."),
        ("Risks", "What could go wrong, and what is done about it."),
        ("What happens next", "Who does what, by when; which measures are expected to move."),
    ];

    /// <summary>What the authors begin from, filled from the records.</summary>
    public static Publication Template(ReportFile file, Mentions names) =>
        new(file.Report.Title)
        {
            Kind = $"Report to the {file.Body.Name}",
            Shows = file.Meeting is { } on ? $"Meeting on {on.Date.InWords()}" : "No meeting yet",
            Parts =
            [
                .. Head(file, names),
                .. Asked.SelectMany<(string Heading, string Hint), Part>(a =>
                    [new Heading(1, a.Heading), .. Written(file, a.Heading) ?? [new Prose(Phrase.Italic(a.Hint))]]
                ),
            ],
        };

    /// <summary>Who writes it, for whom, and what it asks.</summary>
    public static IEnumerable<Part> Head(ReportFile file, Mentions names)
    {
        var authors = names.Of(file.Authors).Select(a => a.Title).Append(file.Report.AuthorWords).OfType<string>().ToList();
        if (authors.Count > 0)
            yield return Prose.Fact(authors.Count == 1 ? "Author" : "Authors", Texts.Listed(authors));
        if (file.Report.Purpose is { } purpose)
            yield return Prose.Fact("The body is asked", purpose.OnScreen().ToLowerInvariant());
        if (file.Report.AskedBy is { } by && names[by] is { } asked)
            yield return Prose.Fact("Asked for by", asked.Title);
        if (file.Report.Minutes is { } minutes)
            yield return Prose.Fact("Time", minutes.Counted("minute", "minutes"));
    }

    /// <summary>What was written here, its headings below a level.</summary>
    public static IEnumerable<Part> Said(ReportText text, int level)
    {
        if (text.Summary is { } summary)
            foreach (var part in MarkdownParts.Of(summary, level))
                yield return part;
        if (text.Recommendation is { } recommendation)
        {
            yield return new Heading(level, "Recommendation");
            foreach (var part in MarkdownParts.Of(recommendation, level + 1))
                yield return part;
        }
        foreach (var part in MarkdownParts.Of(text.Words, level))
            yield return part;
    }

    private static IReadOnlyList<Part>? Written(ReportFile file, string heading) =>
        heading switch
        {
            "Purpose" => MarkdownParts.Of(file.Text?.Summary, 2),
            "Recommendation" => MarkdownParts.Of(file.Text?.Recommendation, 2),
            _ => [],
        }
            is { Count: > 0 } written
            ? written
            : null;
}
