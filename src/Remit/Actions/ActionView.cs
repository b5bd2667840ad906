using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Actions;

/// <summary>An action with its owners, before the records that it mentions have their names.</summary>
public sealed record FoundAction(ActionItem Action, IReadOnlyList<RecordRef> Owners)
{
    /// <summary>The records whose names <see cref="ActionView.Of"/> needs.</summary>
    public IEnumerable<RecordRef?> Mentioned => [.. Owners, Action.Origin, Action.ReportedTo];
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

    internal static async Task<FoundAction?> Action(this Db db, string key) =>
        (await Found(db, db.All<ActionItem>().Where(a => a.Key == key))).SingleOrDefault();

    private static async Task<IReadOnlyList<FoundAction>> Found(Db db, IQueryable<ActionItem> actions) =>
        await actions
            .OrderBy(a => a.Order)
            .ThenBy(a => a.Key)
            .Select(a => new FoundAction(
                a,
                db.All<ActionOwner>().Where(o => o.Action == a.Id).OrderBy(o => o.Order).Select(o => o.Owner).ToList()
            ))
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

    /// <summary>The record from which it came.</summary>
    public Mention? Origin { get; init; }

    /// <summary>Where it is reported.</summary>
    public Mention? ReportedTo { get; init; }

    /// <summary>When it stands, in words; null where neither start nor end is recorded.</summary>
    public string? Stands { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>The action with the names of what it mentions.</summary>
    public static ActionView Of(FoundAction found, Mentions names, DateOnly day)
    {
        var action = found.Action;
        return new ActionView
        {
            Key = action.Key,
            What = action.What,
            Status = action.Status,
            Overdue = action.IsOverdueOn(day),
            Owners = names.Of(found.Owners),
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
            Origin = names[action.Origin],
            ReportedTo = names[action.ReportedTo],
            Stands = action.Period == Period.Unbounded ? null : action.Period.ToString(),
            Note = action.Note,
            TakenFrom = action.TakenFrom,
        };
    }
}
