using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Programmes;
using Remit.Structure.Timeline;
using Remit.Web;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// The report that a duty asks for, as the sender's registers and actions have it: what changed in some days, what is weak, overdue and blank
/// at their end. A body with a work programme tells its highlights instead. Only what the readers of the report may see is in it.
/// </summary>
internal sealed record PreparedReport
{
    public required string Duty { get; init; }
    public required string Title { get; init; }
    public required Holder From { get; init; }
    public required Holder To { get; init; }
    public required DateOnly Since { get; init; }
    public required DateOnly UpTo { get; init; }

    /// <summary>How many responsibilities there are at the end of the days, and how they are met.</summary>
    public required RegisterNumbers Numbers { get; init; }
    public required IReadOnlyList<ReportedRow> Better { get; init; }
    public required IReadOnlyList<ReportedRow> Worse { get; init; }

    /// <summary>With a newer account, and the rating neither better nor worse.</summary>
    public required IReadOnlyList<ReportedRow> Newer { get; init; }
    public required IReadOnlyList<ReportedRow> Added { get; init; }
    public required IReadOnlyList<ReportedRow> Ended { get; init; }
    public required IReadOnlyList<ReportedRow> Weak { get; init; }
    public required IReadOnlyList<ReportedRow> Blank { get; init; }
    public required IReadOnlyList<ReportedRow> ReviewsOverdue { get; init; }
    public required IReadOnlyList<ReportedAction> ActionsOverdue { get; init; }

    /// <summary>What was signed off of each register of the sender by the last of the days.</summary>
    public required IReadOnlyList<ReportedSignOff> Signed { get; init; }

    /// <summary>The highlights of a body's work programme, which are then the whole report.</summary>
    public HighlightsInWords? Highlights { get; init; }

    /// <summary>Whether something is left out that its readers may not see and the viewer may.</summary>
    public required bool LeavesOut { get; init; }

    /// <summary>Whether something in it is restricted.</summary>
    internal bool IsRestricted { get; init; }

    /// <summary>At most five queries beside those of the duty itself.</summary>
    public static async Task<PreparedReport> Load(Db db, DutyOn on, DateOnly since, DateOnly upTo)
    {
        var (duty, readers) = (on.Duty, ReportReaders.Of(on.Duty));
        var partners = duty.Sensitivity == Sensitivity.Restricted ? readers.Sight : Sight.OfThePartnership([]);
        if (duty.FromHolder.Kind == "body" && await Highlighted(db, on, since, upTo, readers, partners) is { } told)
            return told;
        List<FoundRow> rows;
        IReadOnlyList<FoundAction> actions;
        using (db.LookingNoFurtherThan(readers.Sight))
        {
            rows = await Rows(db, duty.FromHolder, since, upTo);
            actions = await Actions(
                db,
                duty.FromHolder,
                [.. rows.Select(r => new RecordRef("responsibility", r.Row.RowId))],
                upTo
            );
        }
        var (leavesOut, signed) = await SignedByThen.Load(db, duty, upTo, readers);
        Mentions names;
        Incumbents people;
        using (db.LookingNoFurtherThan(partners))
        {
            names = await Mentions.Load(
                db,
                [duty.FromHolder, duty.ToHolder, .. actions.SelectMany(a => a.Mentioned), .. rows.Select(r => r.Now?.By)]
            );
            people = await Incumbents.Load(db, upTo, [duty.FromHolder, duty.ToHolder]);
        }
        var told2 = Rows(rows, since, upTo);
        var here = told2.Where(r => r.HoldsAtTheEnd && !r.LeadIn).ToList();
        return new PreparedReport
        {
            Duty = duty.Key,
            Title = duty.About,
            From = people.Of(duty.FromHolder, names),
            To = people.Of(duty.ToHolder, names),
            Since = since,
            UpTo = upTo,
            Numbers = RegisterNumbers.Of([
                .. told2.Where(r => r.HoldsAtTheEnd).Select(r => r.LeadIn ? null : (Fulfilment?)r.Now),
            ]),
            Better = [.. here.Where(r => r.Step > 0)],
            Worse = [.. here.Where(r => r.Step < 0)],
            Newer = [.. here.Where(r => r is { Step: 0, HasNewAccount: true, IsNew: false })],
            Added = [.. told2.Where(r => r is { IsNew: true, HoldsAtTheEnd: true })],
            Ended = [.. told2.Where(r => !r.HoldsAtTheEnd)],
            Weak = [.. here.Where(r => r.Now is Fulfilment.NotMet or Fulfilment.PartlyMet).OrderByDescending(r => r.Now)],
            Blank = [.. here.Where(r => r.Now == Fulfilment.NothingRecorded)],
            ReviewsOverdue = [.. here.Where(r => r.ReviewOn < upTo)],
            ActionsOverdue =
            [
                .. actions
                    .Where(a => a.Action.IsOverdueOn(upTo))
                    .OrderBy(a => a.Action.Due)
                    .Select(a => new ReportedAction(
                        a.Action.Key,
                        a.Action.What,
                        a.Action.Due!.Value,
                        [.. names.Of(a.Owners).Select(o => o.Title), .. new[] { a.Action.OwnerWords }.OfType<string>()]
                    )),
            ],
            Signed =
            [
                .. signed.Select(s =>
                    s.Against([.. rows.Where(r => r.Register.Key == s.Register && r.Row.Period.Covers(upTo))], names)
                ),
            ],
            LeavesOut = leavesOut,
            IsRestricted =
                rows.Any(r => r.IsRestricted)
                || signed.Any(s => s.SignOff?.Sensitivity == Sensitivity.Restricted)
                || actions.Any(a => a.Action.Sensitivity == Sensitivity.Restricted),
        };
    }

    private static async Task<PreparedReport?> Highlighted(
        Db db,
        DutyOn on,
        DateOnly since,
        DateOnly upTo,
        ReportReaders readers,
        Sight partners
    )
    {
        var duty = on.Duty;
        Mentions names;
        using (db.LookingNoFurtherThan(partners))
            names = await Mentions.Load(db, [duty.FromHolder, duty.ToHolder]);
        if (
            names[duty.FromHolder] is not { } body
            || await HighlightsInWords.Of(db, body.Path, new Period(since, upTo), readers.Sight) is not { } highlights
        )
            return null;
        return new PreparedReport
        {
            Duty = duty.Key,
            Title = duty.About,
            From = new Holder(body, []),
            To = new Holder(names[duty.ToHolder], []),
            Since = since,
            UpTo = upTo,
            Numbers = RegisterNumbers.Of([]),
            Better = [],
            Worse = [],
            Newer = [],
            Added = [],
            Ended = [],
            Weak = [],
            Blank = [],
            ReviewsOverdue = [],
            ActionsOverdue = [],
            Signed = [],
            Highlights = highlights,
            LeavesOut = highlights.LeavesOut,
            IsRestricted = highlights.IsRestricted,
        };
    }

    private static Task<List<FoundRow>> Rows(Db db, RecordRef sender, DateOnly since, DateOnly upTo)
    {
        var eve = since.Eve();
        var theirs = db.All<Register>().Where(g => g.Holder == sender);
        var (now, before) = (db.PositionsIn(theirs, upTo), db.PositionsIn(theirs, eve));
        return (
            from register in db.All<Register>()
            where register.Holder == sender
            join row in db.All<Responsibility>() on register.Id equals row.Register
            where (row.From == null || row.From <= upTo) && (row.Until == null || row.Until >= eve)
            orderby register.Title, register.Key, row.Order, row.Key
            select new FoundRow(
                register,
                row,
                now.FirstOrDefault(p => p.Responsibility == row.Id),
                before.FirstOrDefault(p => p.Responsibility == row.Id)
            )
        ).ToListAsync();
    }

    /// <summary>The open actions that the holder owns, and those that came from its responsibilities.</summary>
    private static Task<IReadOnlyList<FoundAction>> Actions(
        Db db,
        RecordRef sender,
        IReadOnlyList<RecordRef> responsibilities,
        DateOnly day
    )
    {
        var origins = responsibilities.Select(o => (RecordRef?)o).ToList();
        var owned = db.All<ActionOwner>().Where(o => o.Owner == sender).Select(o => o.Action);
        return db.Actions(day, a => a.Status == ActionStatus.Open && (origins.Contains(a.Origin) || owned.Contains(a.Id)));
    }

    private static List<ReportedRow> Rows(List<FoundRow> found, DateOnly since, DateOnly upTo)
    {
        var inherited = found
            .GroupBy(r => r.Register.Id)
            .SelectMany(g => Numbering.Inherited(g.Select(r => r.Row)))
            .ToDictionary(p => p.Key, p => p.Value);
        return
        [
            .. found
                .Where(r => !r.Row.LeadIn || r.Row.Period.Covers(upTo))
                .Select(r => new ReportedRow(
                    r.Register.Key,
                    r.Register.Title,
                    r.Row.Key,
                    r.Row.Number ?? inherited.GetValueOrDefault(r.Row.Id),
                    r.Row.Text,
                    r.Row.Period.Covers(since.Eve()) ? Fulfilments.Of(false, r.Before is not null, r.Before?.Rating) : null,
                    Fulfilments.Of(false, r.Now is not null, r.Now?.Rating)!.Value,
                    LookingAgain.By(r.Now, r.Row, r.Register)
                )
                {
                    LeadIn = r.Row.LeadIn,
                    IsNew = r.Row.From >= since,
                    HoldsAtTheEnd = r.Row.Period.Covers(upTo),
                    HasNewAccount = r.Now is not null && r.Now.Id != r.Before?.Id,
                }),
        ];
    }
}

/// <summary>A responsibility in a report.</summary>
/// <param name="Register">Its register.</param>
/// <param name="RegisterTitle">What that is called.</param>
/// <param name="Key">Its key in the register.</param>
/// <param name="Number">Its paragraph.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Before">How far it was met before the days of the report; null where it did not hold yet.</param>
/// <param name="Now">How far it is met at their end.</param>
/// <param name="ReviewOn">By which day the account is to be looked at again.</param>
internal sealed record ReportedRow(
    string Register,
    string RegisterTitle,
    string Key,
    string? Number,
    string Text,
    Fulfilment? Before,
    Fulfilment Now,
    DateOnly? ReviewOn
)
{
    internal bool LeadIn { get; init; }
    internal bool IsNew { get; init; }
    internal bool HoldsAtTheEnd { get; init; }
    internal bool HasNewAccount { get; init; }

    /// <summary>Above 0 where the rating is better than before, below 0 where it is worse; 0 where either has none to compare.</summary>
    internal int Step => Before.StepTo(Now);
}

/// <summary>An overdue action in a report.</summary>
/// <param name="Key">Its key.</param>
/// <param name="What">What is to be done.</param>
/// <param name="Due">By which day it was.</param>
/// <param name="Owners">Who is to do it, by name.</param>
internal sealed record ReportedAction(string Key, string What, DateOnly Due, IReadOnlyList<string> Owners);
