using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Papers;

/// <summary>A report with all that was written, handed in and said of it: what its state follows from.</summary>
internal sealed record ReportFile
{
    public required Report Report { get; init; }
    public required Body Body { get; init; }

    /// <summary>The meeting on which it is placed; null for none that is seen.</summary>
    public Meeting? Meeting { get; init; }

    /// <summary>What it says; null before anybody wrote.</summary>
    public ReportText? Text { get; set; }

    /// <summary>The files handed in, those that were recalled among them, in order.</summary>
    public required IReadOnlyList<Paper> Papers { get; init; }

    public required IReadOnlyList<RecordRef> Authors { get; init; }

    /// <summary>Who is asked to clear it, in order.</summary>
    public required IReadOnlyList<RecordRef> Clearers { get; init; }

    /// <summary>All that those said, in order.</summary>
    public required IReadOnlyList<Clearance> Clearances { get; init; }

    /// <summary>Its item on the agenda of that meeting; null for none.</summary>
    public AgendaItem? Item { get; init; }

    public RecordRef Ref => new(Report.Shape.Kind, Report.RowId);

    /// <summary>The papers that stand.</summary>
    public IEnumerable<Paper> Standing => Papers.Where(p => p.RecalledOn is null);

    /// <summary>A mark of what was written, handed in and said: a form that was opened before carries another.</summary>
    public string Mark =>
        $"{Text?.Version ?? 0}.{Papers.Sum(p => p.Version)}.{Clearances.Sum(c => c.Version)}.{Clearances.Count}.{Papers.Count}";

    /// <summary>A report by its key, as far as the context sees it; null for none. One query.</summary>
    public static async Task<ReportFile?> Find(Db db, string key) =>
        (await Load(db, db.All<Report>().Where(r => r.Key == key))).SingleOrDefault();

    /// <summary>The files of some reports. One query.</summary>
    public static async Task<IReadOnlyList<ReportFile>> Load(Db db, IQueryable<Report> reports)
    {
        var found = await (
            from report in reports
            join body in db.All<Body>() on report.Body equals body.Id
            join m in db.All<Meeting>() on report.Meeting equals (Id<Meeting>?)m.Id into placed
            from meeting in placed.DefaultIfEmpty()
            orderby report.Order, report.Key
            select new
            {
                Report = report,
                Body = body,
                Meeting = meeting,
                Texts = db.All<ReportText>().Where(t => t.Report == report.Id).ToList(),
                Papers = db.All<Paper>().Where(p => p.Report == report.Id).OrderBy(p => p.Order).ToList(),
                Authors = db.All<ReportAuthor>().Where(a => a.Report == report.Id).OrderBy(a => a.Order).ToList(),
                Clearers = db.All<ReportClearer>().Where(c => c.Report == report.Id).OrderBy(c => c.Order).ToList(),
                Clearances = db.All<Clearance>().Where(c => c.Report == report.Id).OrderBy(c => c.Order).ToList(),
                Items = db.All<AgendaItem>()
                    .Where(i => i.Report == (Id<Report>?)report.Id && (Id<Meeting>?)i.Meeting == report.Meeting)
                    .OrderBy(i => i.Order)
                    .ToList(),
            }
        ).ToListAsync();
        return
        [
            .. found.Select(f => new ReportFile
            {
                Report = f.Report,
                Body = f.Body,
                Meeting = f.Meeting,
                Text = f.Texts.FirstOrDefault(),
                Papers = f.Papers,
                Authors = f.Authors.ConvertAll(a => a.Author),
                Clearers = f.Clearers.ConvertAll(c => c.Clearer),
                Clearances = f.Clearances,
                Item = f.Items.Find(i => i.WithdrawnOn is null) ?? f.Items.LastOrDefault(i => i.Number is not null),
            }),
        ];
    }
}
