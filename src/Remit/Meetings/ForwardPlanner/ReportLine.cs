using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Planning;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.ForwardPlanner;

/// <summary>A report with its body and meeting, before its authors have their names.</summary>
internal sealed record FoundReport(Report Report, Named Body, Meeting? Meeting, IReadOnlyList<RecordRef> Authors)
{
    /// <summary>The records whose names <see cref="ReportLine.Of"/> needs.</summary>
    public IEnumerable<RecordRef?> Mentioned => Authors.Select(a => (RecordRef?)a).Append(Report.AskedBy);

    /// <summary>The reports in the order of their meetings, those without one last. One query.</summary>
    public static async Task<IReadOnlyList<FoundReport>> All(Db db, IQueryable<Report> reports) =>
        await (
            from report in reports
            join body in db.All<Body>() on report.Body equals body.Id
            join meeting in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)meeting.Id into placed
            from there in placed.DefaultIfEmpty()
            orderby there == null ? 1 : 0, there!.Date, there!.Start, report.Order, report.Key
            select new FoundReport(
                report,
                new Named(body.Key, body.Name),
                there,
                db.All<ReportAuthor>().Where(a => a.Report == report.Id).OrderBy(a => a.Order).Select(a => a.Author).ToList()
            )
        ).ToListAsync();
}

/// <summary>The meeting of a report.</summary>
internal sealed record PlacedOn(string Key, DateOnly Date, MeetingState State);

/// <summary>A report as pages show it.</summary>
internal sealed record ReportLine
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required Named Body { get; init; }

    /// <summary>The meeting on which it is placed; null where it has none that the viewer may see.</summary>
    public PlacedOn? Meeting { get; init; }
    public string? MeetingWords { get; init; }
    public ReportPurpose? Purpose { get; init; }

    /// <summary>Who writes it, who leads first; empty where nobody is recorded.</summary>
    public required IReadOnlyList<Mention> Authors { get; init; }
    public string? AuthorWords { get; init; }
    public DateOnly? Due { get; init; }
    public string? DueWords { get; init; }
    public required bool Standing { get; init; }

    /// <summary>How many minutes it needs.</summary>
    public int? Minutes { get; init; }

    /// <summary>Why it matters, in words, the heaviest first.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Who asked for it; null where nobody that the viewer may see did.</summary>
    public Mention? AskedBy { get; init; }
    public DateOnly? Earliest { get; init; }
    public DateOnly? Latest { get; init; }
    public DateOnly? Ready { get; init; }

    /// <summary>Whether it is held on its meeting.</summary>
    public bool Held { get; init; }

    /// <summary>Whether plans leave it off.</summary>
    public bool LeftOff { get; init; }

    /// <summary>"from 1 October 2007 to 5 December 2007"; null where any day will do.</summary>
    internal string? Window =>
        (Earliest, Latest) switch
        {
            ({ } from, { } to) => $"From {from.InWords()} to {to.InWords()}",
            ({ } from, null) => $"Not before {from.InWords()}",
            (null, { } to) => $"By {to.InWords()}",
            _ => null,
        };
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    public static IReadOnlyList<ReportLine> Of(IEnumerable<FoundReport> found, Mentions names, DateOnly day) =>
        [
            .. found.Select(f => new ReportLine
            {
                Key = f.Report.Key,
                Title = f.Report.Title,
                Body = f.Body,
                Meeting = f.Meeting is { } on
                    ? new PlacedOn(on.Key, on.Date, Calendar.Meeting.StateOn(day, on.State, on.Date))
                    : null,
                MeetingWords = f.Report.MeetingWords,
                Purpose = f.Report.Purpose,
                Authors = names.Of(f.Authors),
                AuthorWords = f.Report.AuthorWords,
                Due = f.Report.Due,
                DueWords = f.Report.DueWords,
                Standing = f.Report.Standing,
                Minutes = f.Report.Minutes,
                Reasons = Weights.InWords(f.Report),
                AskedBy = f.Report.AskedBy is { } by ? names.Of([by]).FirstOrDefault() : null,
                Earliest = f.Report.Earliest,
                Latest = f.Report.Latest,
                Ready = f.Report.Ready,
                Held = f.Report.Held,
                LeftOff = f.Report.LeftOff,
                Note = f.Report.Note,
                TakenFrom = f.Report.TakenFrom,
            }),
        ];
}
