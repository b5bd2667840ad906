using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>The highlight report of a body as a part of a report that somebody else prepares.</summary>
/// <param name="Title">What the programme is called.</param>
/// <param name="Parts">Its parts with their headings, in Markdown.</param>
/// <param name="IsRestricted">Whether something in it is restricted.</param>
/// <param name="LeavesOut">Whether something is left out that its readers may not see, and the viewer may.</param>
public sealed record HighlightsInWords(
    string Title,
    IReadOnlyList<(string Heading, string Markdown)> Parts,
    bool IsRestricted,
    bool LeavesOut
)
{
    /// <summary>
    /// Of the programme that counts on the last of some days, as far as its readers may see it; null where the body has none then. Four
    /// queries, and as many again where something is left out.
    /// </summary>
    public static async Task<HighlightsInWords?> Of(Db db, string body, Period days, Sight readers)
    {
        if (await ProgrammeBook.Load(db, body) is not { } book)
            return null;
        var leavesOut = book.IsMoreThan(readers);
        if (leavesOut)
            using (db.LookingNoFurtherThan(readers))
                book = await ProgrammeBook.Load(db, body) ?? book;
        var last = days.Until!.Value;
        if (book.Choose(null, last) is not { } programme || days.Intersection(programme.Period) is not { } stretch)
            return null;
        var report = Highlights.Of(book, programme, stretch, to: null);
        return new HighlightsInWords(programme.Title, [.. PartsOf(report)], book.HasRestricted, leavesOut);
    }

    private static IEnumerable<(string, string)> PartsOf(Highlights report)
    {
        yield return (
            "What we ask for",
            report.Asks.Count == 0
                ? "Nothing."
                : List(report.Asks.Select(a => $"{Plain(a.Ask)} (item {Plain(a.Number)}, {Plain(a.Item)})"))
        );
        yield return (
            "What has changed",
            report.Changes.Count == 0 ? "Nothing is said to have changed." : List(report.Changes.Select(Plain))
        );
        foreach (
            var (heading, items) in new[]
            {
                ("At risk", report.AtRisk),
                ("Done", report.Done),
                ("On track", report.OnTrack),
                ("Not started", report.NotStarted),
                ("Stopped or carried over", report.Ended),
                ("Nothing said yet", report.NothingSaid),
            }
        )
            if (items.Count > 0)
                yield return (heading, List(items.Select(InWords)));
    }

    private static string InWords(Highlight item) =>
        $"**{Plain(item.Item.Number)}** {Plain(item.Item.What)}{(item.Words is { } words ? $": {Plain(words)}" : "")}";

    private static string Plain(string words) => MarkdownWords.Plain(words);

    private static string List(IEnumerable<string> items) => MarkdownWords.List(items);
}
