using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>A part of a report: what the records say under its heading, and what a person adds to that.</summary>
/// <param name="Key">By which the person's own words are named: "weak".</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Markdown">What the records say.</param>
internal sealed record ReportPart(string Key, string Heading, string Markdown);

/// <summary>A prepared report in plain words, written once: the page, the Word document and what is kept when it is sent are this text.</summary>
internal static class ReportText
{
    public const string LeftOut =
        "Something is left out of this report, because those who are to read it may not see it. What it is does not stand here either.";

    /// <summary>Part of a long list: more than that nobody reads in a report.</summary>
    private const int Most = 40;
    private const int LongestText = 300;

    /// <summary>Its parts.</summary>
    public static IReadOnlyList<ReportPart> Parts(PreparedReport report) =>
        report.Highlights is { } highlights
            ? [.. highlights.Parts.Select(p => new ReportPart(Slug.From(p.Heading), p.Heading, p.Markdown))]
            :
            [
                new("summary", "In short", Summary(report)),
                new("changed", "What has changed", Changed(report)),
                new(
                    "weak",
                    "What is weak",
                    Listed(report.Weak, r => Row(report, r, Now(r)), "Nothing is rated not met or partly met.")
                ),
                new("overdue", "What is overdue", Overdue(report)),
                new(
                    "blank",
                    "Where nothing is recorded",
                    Listed(report.Blank, r => Row(report, r), "There is an account for each responsibility.")
                ),
                new("signed", "What was signed off", Signed(report)),
            ];

    /// <summary>The whole text, with what a person adds to its parts.</summary>
    /// <param name="report">The report.</param>
    /// <param name="own">A person's words by the part's key, as they were typed.</param>
    /// <param name="sent">The day on which it is sent.</param>
    public static string Whole(PreparedReport report, Func<string, string?> own, DateOnly sent) =>
        string.Join(
            "\n\n",
            new[]
            {
                $"**From:** {Words(report.From)}",
                $"**To:** {Words(report.To)}",
                $"**Date:** {sent.InWords()}",
                $"**Period:** {report.Since.InWords()} to {report.UpTo.InWords()}",
                report.Highlights is { } highlights ? $"**Work programme:** {MarkdownWords.Plain(highlights.Title)}" : null,
            }
                .OfType<string>()
                .Concat(Parts(report).Select(p => $"## {p.Heading}\n\n{Said(own(p.Key))}{p.Markdown}"))
                .Concat(report.LeavesOut ? [$"*{LeftOut}*"] : [])
        );

    private static string Said(string? words) =>
        string.IsNullOrWhiteSpace(words) ? "" : MarkdownWords.Paragraphs(Texts.WithOneKindOfLineEnd(words)) + "\n\n";

    private static string Words(Holder holder) =>
        holder.Record is null
            ? "not shown"
            : MarkdownWords.Plain(
                holder.People.Count == 0
                    ? holder.Record.Title
                    : $"{holder.Record.Title} ({string.Join(", ", holder.People.Select(p => p.Name))})"
            );

    private static string Summary(PreparedReport report)
    {
        var numbers = report.Numbers;
        if (numbers.Responsibilities == 0)
            return "No responsibilities are recorded for this holder on the last day of the period.";
        return $"Of {numbers.Responsibilities.Counted("responsibility", "responsibilities")}: "
            + string.Join(", ", numbers.Shares.Select(s => $"{s.Count:N0} {s.Fulfilment.Counted()}"))
            + ".\n\n"
            + Moved(report)
            + (
                report.ActionsOverdue.Count == 0
                    ? " No action is overdue."
                    : $" {report.ActionsOverdue.Count.Counted("action is", "actions are")} overdue."
            );
    }

    private static string Moved(PreparedReport report) =>
        report.Better.Count + report.Worse.Count == 0
            ? $"No rating is better or worse than before {report.Since.InWords()}."
            : $"Since {report.Since.InWords()}: {report.Better.Count.Counted("rating", "ratings")} better, {report.Worse.Count:N0} worse.";

    private static string Changed(PreparedReport report)
    {
        var parts = new (string Heading, IReadOnlyList<ReportedRow> Rows, Func<ReportedRow, string> Words)[]
        {
            ("Worse", report.Worse, r => Row(report, r, $"was {r.Before!.Value.Counted()}, is {r.Now.Counted()}")),
            ("Better", report.Better, r => Row(report, r, $"was {r.Before!.Value.Counted()}, is {r.Now.Counted()}")),
            ("Newer accounts", report.Newer, r => Row(report, r, NewAccount(r))),
            ("New responsibilities", report.Added, r => Row(report, r)),
            ("Responsibilities that ended", report.Ended, r => Row(report, r)),
        };
        var said = parts.Where(p => p.Rows.Count > 0).Select(p => $"### {p.Heading}\n\n{Listed(p.Rows, p.Words, "")}").ToList();
        return said.Count == 0 ? "Nothing is recorded to have changed." : string.Join("\n\n", said);
    }

    private static string NewAccount(ReportedRow row) =>
        row.Before == row.Now || row.Before is null
            ? $"is {row.Now.Counted()}"
            : $"was {row.Before.Value.Counted()}, is {row.Now.Counted()}";

    private static string Overdue(PreparedReport report)
    {
        var said = new List<string>();
        if (report.ActionsOverdue.Count > 0)
            said.Add(
                "### Actions\n\n"
                    + Listed(
                        report.ActionsOverdue,
                        a =>
                            $"{Short(a.What)} (due by {a.Due.InWords()}{(a.Owners.Count == 0 ? "; nobody is recorded to do it" : $"; {MarkdownWords.Plain(string.Join(", ", a.Owners))}")})",
                        ""
                    )
            );
        if (report.ReviewsOverdue.Count > 0)
            said.Add(
                "### Accounts that were to be looked at again\n\n"
                    + Listed(report.ReviewsOverdue, r => Row(report, r, $"by {r.ReviewOn!.Value.InWords()}"), "")
            );
        return said.Count == 0 ? "Nothing is overdue." : string.Join("\n\n", said);
    }

    private static string Signed(PreparedReport report) =>
        report.Signed.Count == 0 ? "The sender has no register to sign off." : string.Join("\n\n", report.Signed.Select(Signed));

    private static string Signed(ReportedSignOff signed)
    {
        var title = $"**{MarkdownWords.Plain(signed.Title)}**";
        if (signed is not { On: { } on, AsAt: { } asAt })
            return $"{title} has not been signed off.";
        var by = signed.By is null ? "" : $" by {MarkdownWords.Plain(signed.By)}";
        var said =
            $"{title} was signed off on {on.InWords()}{by}, as at {asAt.InWords()}."
            + (signed.NotSettled is null ? "" : $" When it was signed: {signed.NotSettled}");
        return signed.Since switch
        {
            null => $"{said} What was signed can’t be read any more, so it is not compared.",
            { Count: 0 } => $"{said} No responsibility, rating or account in it has changed since.",
            _ => $"{said} Since then {signed.Since.Count.Counted("thing", "things")} in it changed:\n\n"
                + Listed(signed.Since, MarkdownWords.Plain, ""),
        };
    }

    private static string Listed<T>(IReadOnlyList<T> items, Func<T, string> words, string none) =>
        items.Count == 0
            ? none
            : MarkdownWords.List(items.Take(Most).Select(words))
                + (items.Count > Most ? $"\n\nThere are {items.Count - Most:N0} more." : "");

    private static string Now(ReportedRow row) => row.Now.Counted();

    /// <summary>"**5.6** Lead the partnership (not met)", with its register where there are several.</summary>
    private static string Row(PreparedReport report, ReportedRow row, string? more = null)
    {
        var several = report.Weak.Concat(report.Blank).Concat(report.Newer).Select(r => r.Register).Distinct().Skip(1).Any();
        var about = new[] { more, several ? MarkdownWords.Plain(row.RegisterTitle) : null }.OfType<string>().ToList();
        return (row.Number is null ? "" : $"**{MarkdownWords.Plain(row.Number)}** ")
            + Short(row.Text)
            + (about.Count == 0 ? "" : $" ({string.Join("; ", about)})");
    }

    private static string Short(string words) => MarkdownWords.Plain(words.Shortened(LongestText));
}
