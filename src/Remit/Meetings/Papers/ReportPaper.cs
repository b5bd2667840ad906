using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Meetings.Papers;

/// <summary>A report as a paper: what its authors begin from, and what they wrote here.</summary>
internal static class ReportPaper
{
    /// <summary>What the authors begin from, filled from the records, under the body's own headings or the usual ones.</summary>
    public static Publication Template(ReportFile file, ReportTemplate? own, Mentions names) =>
        new(file.Report.Title)
        {
            Kind = $"Report to the {file.Body.Name}",
            Shows = file.Meeting is { } on ? $"Meeting on {on.Date.InWords()}" : "No meeting yet",
            Parts = [.. Head(file, names), .. Headings(own, file.Text)],
        };

    /// <summary>The same for a report that nobody has put on the planner.</summary>
    public static Publication Template(Structure.Bodies.Body body, ReportTemplate? own) =>
        new("Title of the report") { Kind = $"Report to the {body.Name}", Parts = [.. Headings(own, null)] };

    /// <summary>The headings with what belongs there, and what is written already in its place.</summary>
    private static IEnumerable<Part> Headings(ReportTemplate? own, ReportText? text)
    {
        var written = new Dictionary<string, IReadOnlyList<Part>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Purpose"] = MarkdownParts.Of(text?.Summary, 2),
            ["Recommendation"] = MarkdownParts.Of(text?.Recommendation, 2),
        };
        var parts = MarkdownParts.Of(own?.Words ?? ReportTemplate.Usual);
        // What is written is not lost where a body has no such heading.
        foreach (var (heading, said) in written.Where(w => w.Value.Count > 0 && !parts.Any(p => Is(p, w.Key))))
        {
            yield return new Heading(1, heading);
            foreach (var part in said)
                yield return part;
        }
        var isSaid = false;
        foreach (var part in parts)
        {
            if (part is Heading heading)
            {
                yield return heading;
                var said = written.GetValueOrDefault(heading.Text.Text) ?? [];
                isSaid = said.Count > 0;
                foreach (var line in said)
                    yield return line;
            }
            else if (!isSaid)
                yield return part is Prose prose ? new Prose(Phrase.Italic(prose.Text.Text)) : part;
        }

        static bool Is(Part part, string name) =>
            part is Heading heading && string.Equals(heading.Text.Text, name, StringComparison.OrdinalIgnoreCase);
    }

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
}
