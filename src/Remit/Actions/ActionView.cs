using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Drift;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions;

/// <summary>An action with its owners and the newest that was said of it, before the records that it mentions have their names.</summary>
public sealed record FoundAction(ActionItem Action, IReadOnlyList<RecordRef> Owners)
{
    /// <summary>The newest statement; null for none.</summary>
    public ActionStatement? Newest { get; init; }

    /// <summary>The records whose names an <see cref="ActionView"/> needs.</summary>
    public IEnumerable<RecordRef?> Mentioned =>
        [.. Owners, Action.Origin, Action.ReportedTo, Action.ProofRecord, SaidView.SpeakerOf(Newest)];
}

/// <summary>Finds actions, each list in one query.</summary>
public static class FindActions
{
    /// <summary>The actions that stand on a day and meet a condition, in their order.</summary>
    public static async Task<IReadOnlyList<FoundAction>> Actions(
        this Db db,
        DateOnly day,
        Expression<Func<ActionItem, bool>>? condition = null
    ) => await Found(db, db.All<ActionItem>().On(day).Where(condition ?? (_ => true)));

    /// <summary>The actions that came from any of these records.</summary>
    public static Task<IReadOnlyList<FoundAction>> ActionsFrom(this Db db, DateOnly day, IEnumerable<RecordRef> origins)
    {
        var asked = origins.Select(o => (RecordRef?)o).ToList();
        return db.Actions(day, a => asked.Contains(a.Origin));
    }

    /// <summary>The number of the change that touched an action last, or anything that was said of it, whoever may see that.</summary>
    public static async Task<long> LastVersionOf(this Db db, ActionItem action)
    {
        using var everything = db.LookingAtEverything();
        var said = await db.All<ActionStatement>().Where(s => s.Action == action.Id).MaxAsync(s => (long?)s.Version) ?? 0;
        return Math.Max(said, action.Version);
    }

    internal static async Task<FoundAction?> Action(this Db db, string key) =>
        (await Found(db, db.All<ActionItem>().Where(a => a.Key == key))).SingleOrDefault();

    private static async Task<IReadOnlyList<FoundAction>> Found(Db db, IQueryable<ActionItem> actions) =>
        await actions
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .Select(a => new FoundAction(
                a,
                db.All<ActionOwner>().Where(o => o.Action == a.Id).OrderBy(o => o.Order).Select(o => o.Owner).ToList()
            )
            {
                Newest = db.All<ActionStatement>()
                    .Where(s => s.Action == a.Id)
                    .OrderByDescending(s => s.On)
                    .ThenByDescending(s => s.Order)
                    .FirstOrDefault(),
            })
            .ToListAsync();
}

/// <summary>An action as pages show it on a date.</summary>
public sealed record ActionView
{
    public required string Key { get; init; }
    public required string What { get; init; }
    public required ActionStatus Status { get; init; }

    /// <summary>Whether it should have been done before the date.</summary>
    public required bool Overdue { get; init; }

    /// <summary>Empty where nobody is recorded.</summary>
    public required IReadOnlyList<Mention> Owners { get; init; }

    /// <summary>Who is to do it in words, where that is more than the owners.</summary>
    public string? OwnerWords { get; init; }
    public string? Reference { get; init; }
    public string? Recommendation { get; init; }
    public string? Category { get; init; }
    public DateOnly? Due { get; init; }
    public string? DueWords { get; init; }
    public DateOnly? DoneOn { get; init; }
    public string? Rating { get; init; }
    public string? Progress { get; init; }
    public string? ProofExpected { get; init; }
    public string? Proof { get; init; }

    /// <summary>The record that shows that it was done.</summary>
    public Mention? ProofRecord { get; init; }

    /// <summary>Why nothing shows that it was done, or why it was withdrawn.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it was closed as done, and nothing shows it.</summary>
    public bool DoneWithoutProof { get; init; }

    /// <summary>How often it comes again: "3 months"; null for once.</summary>
    public string? Every { get; init; }

    /// <summary>The newest that somebody said of it; null where nobody did.</summary>
    public SaidView? Newest { get; init; }

    /// <summary>How its day moved since it was recorded.</summary>
    public IReadOnlyList<DueMoved> DueMoved { get; init; } = [];

    /// <summary>How often it was carried over to another body.</summary>
    public int TimesCarriedOver { get; init; }

    /// <summary>The owners who are not there any more; asked of open actions.</summary>
    public IReadOnlyList<GoneOwner> GoneOwners { get; init; } = [];

    /// <summary>The record from which it came.</summary>
    public Mention? Origin { get; init; }

    /// <summary>Where it is reported.</summary>
    public Mention? ReportedTo { get; init; }

    /// <summary>When it stands, in words; null where neither start nor end is recorded.</summary>
    public string? Stands { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>Whether it is due on a day or within four weeks of it.</summary>
    public bool IsDueSoon(DateOnly day) =>
        Status == ActionStatus.Open
        && Due is { } due
        && due >= day
        && due.DayNumber - day.DayNumber <= Listing.ActionFilter.SoonDays;

    /// <summary>The action with the names of what it mentions.</summary>
    public static ActionView Of(FoundAction found, Mentions names, DateOnly day) =>
        Of(found, names, day, Drift.Drift.None, gone: null);

    /// <summary>The action with the names of what it mentions, and with what became of its day and its owners.</summary>
    public static ActionView Of(FoundAction found, Mentions names, DateOnly day, Drift.Drift drift, GoneOwners? gone)
    {
        var action = found.Action;
        var owners = names.Of(found.Owners);
        return new ActionView
        {
            Key = action.Key,
            What = action.What,
            Status = action.Status,
            Overdue = action.IsOverdueOn(day),
            Owners = owners,
            OwnerWords = action.OwnerWords,
            Reference = action.Reference,
            Recommendation = action.Recommendation,
            Category = action.Category,
            Due = action.Due,
            DueWords = action.DueWords,
            DoneOn = action.DoneOn,
            Rating = action.Rating,
            Progress = action.Progress,
            ProofExpected = action.ProofExpected,
            Proof = action.Proof,
            ProofRecord = names[action.ProofRecord],
            Reason = action.Reason,
            DoneWithoutProof = action.IsDoneWithoutProof,
            Every = action.Every?.ToString(),
            Newest = found.Newest is { } newest ? SaidView.Of(newest, names) : null,
            DueMoved = drift.Moves,
            TimesCarriedOver = drift.Carried.Count,
            GoneOwners = action.Status == ActionStatus.Open ? gone?.Among(owners) ?? [] : [],
            Origin = names[action.Origin],
            ReportedTo = names[action.ReportedTo],
            Stands = action.Period == Period.Unbounded ? null : action.Period.ToString(),
            Note = action.Note,
            TakenFrom = action.TakenFrom,
        };
    }
}
