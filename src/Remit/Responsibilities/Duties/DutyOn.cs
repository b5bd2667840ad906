using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>A reporting duty on a day, with the reports that count by then.</summary>
/// <param name="Duty">The duty.</param>
/// <param name="MeetingsOf">The body after whose meetings it is due, where the viewer may see that.</param>
/// <param name="Reports">Its reports without their texts, the newest first.</param>
internal sealed record DutyOn(ReportingDuty Duty, Named? MeetingsOf, IReadOnlyList<SentLine> Reports)
{
    /// <summary>So many meetings that no report answers make it late: the body has met again.</summary>
    private const int MetAgain = 2;

    /// <summary>Those that hold on a day, in order. One query.</summary>
    public static Task<List<DutyOn>> All(Db db, DateOnly day) => Of(db, db.All<ReportingDuty>().On(day), day);

    /// <summary>Those that hold on a day by which any of these reports, in order. One query.</summary>
    public static Task<List<DutyOn>> OwedBy(Db db, IReadOnlyList<RecordRef> holders, DateOnly day) =>
        Of(db, db.All<ReportingDuty>().On(day).Where(d => holders.Contains(d.FromHolder)), day);

    /// <summary>Those that hold on a day by which any of these reports, or whose draft a person saved last, in order. One query.</summary>
    public static Task<List<DutyOn>> OfWhoWrites(Db db, IReadOnlyList<RecordRef> holders, Id<Person> person, DateOnly day) =>
        Of(
            db,
            db.All<ReportingDuty>()
                .On(day)
                .Where(d =>
                    holders.Contains(d.FromHolder)
                    || db.All<ReportDraft>().Any(r => r.Duty == d.Id && r.Words != null && r.By == person)
                ),
            day
        );

    /// <summary>The one with a key, whether it holds on the day or not; null for none. One query.</summary>
    public static async Task<DutyOn?> Find(Db db, string key, DateOnly day) =>
        (await Of(db, db.All<ReportingDuty>().Where(d => d.Key == key), day)).SingleOrDefault();

    /// <summary>Some duties with the days on which the bodies met after whose meetings they are owed. One query; none where no duty is.</summary>
    public static async Task<IReadOnlyList<DutyOn>> WithMeetings(
        IReadOnlyList<DutyOn> duties,
        Db db,
        IHeldMeetings held,
        DateOnly day
    )
    {
        var met = await held.Load(db, day, [.. duties.Select(d => d.Duty.MeetingsOf?.Value).OfType<Guid>().Distinct()]);
        return
        [
            .. duties.Select(d =>
                d.Duty.MeetingsOf is { } body ? d with { Unanswered = DueDays.Unanswered(d.Duty, d.Sent, met[body.Value]) } : d
            ),
        ];
    }

    /// <summary>The meetings after which it is owed and that no report answers, the earliest first; empty where they were not asked for.</summary>
    public IReadOnlyList<DateOnly> Unanswered { get; init; } = [];

    /// <summary>The first of them: it is owed since.</summary>
    public DateOnly? OwedSince => Unanswered.Count == 0 ? null : Unanswered[0];

    /// <summary>The day on which the body met again: what is owed after its meetings is late from then on. Null while it has not.</summary>
    public DateOnly? MetAgainOn => Unanswered.Count >= MetAgain ? Unanswered[MetAgain - 1] : null;

    /// <summary>Whether it is late: its day has passed, or the body after whose meetings it is owed has met again.</summary>
    public bool IsLate(DateOnly day) => NextDue < day || MetAgainOn is not null;

    /// <summary>The draft of its next report, where somebody's words wait; null for none, or none that the viewer may see.</summary>
    public ReportDraft? Draft { get; init; }

    /// <summary>Who saved the draft; null where that is not shown.</summary>
    public string? DraftedBy { get; init; }

    /// <summary>"Saved on 3 September 2007 by Maria Chen"; null where no draft waits.</summary>
    public string? DraftInWords =>
        Draft is { SavedOn: { } on }
            ? $"Saved on {LondonDate.Words(on)}{((DraftedBy ?? Draft.ByWords) is { } by ? $" by {by}" : "")}"
            : null;

    /// <summary>The day by which the next report is due.</summary>
    public DateOnly? NextDue => DueDays.Next(Duty, Sent);

    /// <summary>Its reports, for what follows from them.</summary>
    public IReadOnlyList<ReportSent> Sent => [.. Reports.Select(r => new ReportSent(r.On, r.Due))];

    /// <summary>"every 3 months, after the meetings of the Board"; null where nobody said.</summary>
    public string? HowOften
    {
        get
        {
            var counted = Duty switch
            {
                { Rhythm: ReportRhythm.Every, Every: { } every } => every.EverySoLong(),
                { Rhythm: ReportRhythm.AfterTheLast, Every: { } span } => $"{span} after the last",
                { Rhythm: ReportRhythm.AfterMeetings } => MeetingsOf is null
                    ? "after each meeting"
                    : $"after each meeting of the {MeetingsOf.Name}",
                { Rhythm: ReportRhythm.Once } => "once",
                _ => null,
            };
            var words = new[] { counted, Duty.HowOften == counted ? null : Duty.HowOften, Duty.RelativeTo }
                .OfType<string>()
                .ToList();
            return words.Count == 0 ? null : string.Join(", ", words);
        }
    }

    private static Task<List<DutyOn>> Of(Db db, IQueryable<ReportingDuty> duties, DateOnly day) =>
        (
            from duty in duties
            join b in db.All<Body>() on duty.MeetingsOf equals b.Id into bodies
            from body in bodies.DefaultIfEmpty()
            join r in db.All<ReportDraft>().Where(d => d.Words != null) on duty.Id equals r.Duty into drafts
            from draft in drafts.DefaultIfEmpty()
            join p in db.All<Person>() on draft.By equals p.Id into people
            from person in people.DefaultIfEmpty()
            orderby duty.Order, duty.Key
            select new DutyOn(
                duty,
                body == null ? null : new Named(body.Key, body.Name),
                db.All<ReportMade>()
                    .Where(r => r.Duty == duty.Id && r.SentOn <= day)
                    .OrderByDescending(r => r.SentOn)
                    .ThenByDescending(r => r.Version)
                    .ThenByDescending(r => r.Key)
                    .Select(r => new SentLine(r.Key, r.Title, r.SentOn, r.Since, r.UpTo, r.Due, r.Reference, r.Text != null))
                    .ToList()
            )
            {
                Draft = draft,
                DraftedBy = person == null ? null : person.Name,
            }
        ).ToListAsync();
}

/// <summary>A report that was sent, in a list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="On">When it was sent.</param>
/// <param name="Since">The first day of which it tells.</param>
/// <param name="UpTo">The last.</param>
/// <param name="Due">The due day that it answers.</param>
/// <param name="Reference">Where it is kept.</param>
/// <param name="HasText">Whether its text is kept here.</param>
internal sealed record SentLine(
    string Key,
    string Title,
    DateOnly On,
    DateOnly? Since,
    DateOnly? UpTo,
    DateOnly? Due,
    string? Reference,
    bool HasText
);
