using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Public;

/// <summary>A file that everybody may have.</summary>
/// <param name="Report">The key of its report.</param>
/// <param name="Key">Its own.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Sort">"Word", "PDF" or "file".</param>
/// <param name="Bytes">How large it is.</param>
internal sealed record PublicPaper(string Report, string Key, string Title, string Sort, int Bytes)
{
    /// <summary>"PDF, 120 kB".</summary>
    [JsonIgnore]
    public string About =>
        $"{Sort}, {(Bytes >= 1_000_000 ? $"{Bytes / 1_000_000.0:0.#} MB" : $"{Math.Max(1, Bytes / 1000)} kB")}";

    public static PublicPaper Of(Report report, Paper paper) =>
        new(report.Key, paper.Key, paper.Title, SortOf(paper.MediaType), paper.Bytes);

    private static string SortOf(string mediaType) =>
        mediaType.Contains("pdf", StringComparison.OrdinalIgnoreCase) ? "PDF"
        : mediaType.Contains("word", StringComparison.OrdinalIgnoreCase) ? "Word"
        : "file";
}

/// <summary>A report that is out: it went out with the published agenda of a meeting, and everybody may read something of it.</summary>
/// <param name="Body">Who hears it.</param>
/// <param name="Meeting">The key of the meeting.</param>
/// <param name="On">Its day.</param>
/// <param name="Key">The key of the report.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Files">How many files everybody may have.</param>
internal sealed record PublicReport(Named Body, string Meeting, DateOnly On, string Key, string Title, int Files);

/// <summary>
/// What of reports everybody may read: what was submitted, went out with an agenda and was not recalled. The context has the sight of the public.
/// </summary>
internal static class PublicReports
{
    /// <summary>The texts that are out and say something.</summary>
    public static IQueryable<ReportText> Texts(Db db) =>
        db.All<ReportText>()
            .Where(t => t.WentOutAt != null && t.SubmittedOn != null && t.RecalledOn == null)
            .Where(t => t.Summary != null || t.Recommendation != null || t.Words != null);

    /// <summary>The files that are out.</summary>
    public static IQueryable<Paper> Papers(Db db) => db.All<Paper>().Where(p => p.WentOutAt != null && p.RecalledOn == null);

    /// <summary>Which reports on published agendas were recalled, of some or of all: that holds also where the text of one is not shown. One query.</summary>
    public static async Task<IReadOnlyList<Id<Report>>> Recalled(Db db, IReadOnlyList<Id<Report>>? of = null)
    {
        using (db.LookingAtEverything())
            return await db.All<ReportText>()
                .Where(t => t.RecalledOn != null)
                .Where(t => of == null || of.Contains(t.Report))
                .Where(t => db.All<AgendaItem>().Any(i => i.Report == (Id<Report>?)t.Report && i.Number != null))
                .Select(t => t.Report)
                .ToListAsync();
    }

    /// <summary>The reports that are out, of some bodies or of all, the latest meeting first.</summary>
    public static IQueryable<PublicReport> Out(Db db, IReadOnlyList<Id<Body>>? bodies, IReadOnlyList<Id<Report>> recalled)
    {
        var (texts, papers, meetings) = (Texts(db), Papers(db), db.All<Meeting>());
        return from item in db.All<AgendaItem>()
            where item.Number != null && item.WithdrawnOn == null
            join report in db.All<Report>() on item.Report equals (Id<Report>?)report.Id
            where !recalled.Contains(report.Id)
            join meeting in db.All<Meeting>() on item.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled && (bodies == null || bodies.Contains(meeting.Body))
            // What was put off from a meeting, and went out with the agenda of a later one, was not before the first.
            where
                texts.Any(t =>
                    t.Report == report.Id && meetings.Any(m => (Id<Meeting>?)m.Id == t.WentOutAt && m.Date <= meeting.Date)
                )
                || papers.Any(p =>
                    p.Report == report.Id && meetings.Any(m => (Id<Meeting>?)m.Id == p.WentOutAt && m.Date <= meeting.Date)
                )
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date descending, body.Order, body.Key, item.Number, item.Key
            select new PublicReport(
                new Named(body.Key, body.Name),
                meeting.Key,
                meeting.Date,
                report.Key,
                report.Title,
                papers.Count(p => p.Report == report.Id)
            );
    }
}
