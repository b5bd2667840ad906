using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Papers;
using Remit.Web;

namespace Remit.Meetings.Packs;

/// <summary>Our own pages of a pack: cover, contents, agenda, and the reports that were written here.</summary>
internal static class PackPaper
{
    /// <summary>Where the links of the contents lead until the pack is put together, and its pages are known.</summary>
    internal const string Links = "https://pack.invalid/";

    internal const string Contents = "Contents";
    internal const string Agenda = "Agenda";

    /// <summary>The pages.</summary>
    /// <param name="pack">What is in it.</param>
    /// <param name="pageOf">The page of the pack on which something begins, by <see cref="Mark(PackPart)"/> and its like; null for a paper that stands alone, without pages.</param>
    public static Publication Of(PackContents pack, Func<string, int>? pageOf) =>
        new($"{pack.Meeting.Body.Name}, {pack.Meeting.Date.InWords()}")
        {
            Kind = pack.Agenda.IsPublished ? "Agenda and papers" : "Draft agenda and papers",
            Shows = pack.Edition.InWords,
            Parts =
            [
                .. AgendaPaper.Where(pack.Meeting),
                new Heading(1, Contents),
                Line(Agenda, Agenda, pageOf),
                .. pack.Parts.SelectMany(p => ContentsOf(p, pageOf)),
                .. LeftOut(pack),
                new Heading(1, Agenda) { StartsPage = true },
                AgendaPaper.Table(pack.Agenda),
                .. AgendaPaper.Notes(pack.Agenda),
                .. pack.Parts.Where(HasPages).SelectMany(p => Pages(p, pack.Names)),
            ],
        };

    /// <summary>Whether an item has pages of its own among ours.</summary>
    public static bool HasPages(PackPart part) => part.HasText || part.Papers.Count > 0;

    /// <summary>The name of an item among the links.</summary>
    public static string Mark(PackPart part) => part.Line.Key;

    /// <summary>The name of a paper among the links.</summary>
    public static string Mark(PackPart part, Paper paper) => $"{part.Line.Key}/{paper.Key}";

    private static IEnumerable<Part> ContentsOf(PackPart part, Func<string, int>? pageOf)
    {
        yield return Line(part.Title, Mark(part), pageOf);
        foreach (var paper in part.Papers)
            yield return Line(paper.Title, Mark(part, paper), pageOf) with
            {
                Depth = 1,
            };
    }

    private const char FigureSpace = '\u2007';

    private static Prose Line(string title, string mark, Func<string, int>? pageOf) =>
        pageOf is null
            ? new Prose(title)
            : new Prose(
                new Phrase([
                    new TextRun(title) { Address = Links + mark },
                    // As wide whatever the number, so that lines break alike when pages are counted and when they are written.
                    new TextRun($", page {$"{pageOf(mark)}".PadRight(3, FigureSpace)}"),
                ])
            );

    private static IEnumerable<Part> LeftOut(PackContents pack)
    {
        if (pack.LeftOut.Count == 0)
            yield break;
        yield return new Heading(2, "Not in this pack");
        foreach (var sentence in pack.LeftOut)
            yield return new Item(sentence);
    }

    private static IEnumerable<Part> Pages(PackPart part, Mentions names)
    {
        yield return new Heading(1, part.Title) { StartsPage = true };
        if (part.File is { } file)
        {
            foreach (var line in ReportPaper.Head(file, names))
                yield return line;
            if (part.HasText && file.Text is { } text)
                foreach (var said in ReportPaper.Said(text, 2))
                    yield return said;
        }
        if (part.Papers.Count == 0)
            yield break;
        yield return new Heading(2, "Papers");
        foreach (var paper in part.Papers)
            yield return new Item($"{paper.Title} ({PaperLine.Of(paper).About})");
    }
}
