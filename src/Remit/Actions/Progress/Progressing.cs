using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Actions.Progress;

/// <summary>Who says something of an action: a recorded person, or somebody in words.</summary>
public sealed record Speaker(Id<Person>? Person, string? Words)
{
    /// <summary>Whoever writes, by their record or by their name.</summary>
    public static Speaker Of(Viewer viewer) =>
        viewer.Person is { } person ? new(new Id<Person>(person), null) : new(null, viewer.Name);
}

/// <summary>What somebody says of an action that goes on.</summary>
/// <param name="By">Who says so.</param>
/// <param name="On">For which day.</param>
/// <param name="Words">How far it has come; may be left out where its day moves.</param>
public sealed record Said(Speaker By, DateOnly On, string? Words)
{
    /// <summary>The id of the statement to be: a form that is sent twice counts once.</summary>
    public Id<ActionStatement>? Id { get; init; }

    /// <summary>The day on which it is due from now on; null leaves it as it is.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Why that day moves; needed where it had one.</summary>
    public string? WhyMoved { get; init; }
}

/// <summary>That an action is done, and what shows it.</summary>
/// <param name="By">Who says so.</param>
/// <param name="DoneOn">On which day it was done.</param>
public sealed record Closing(Speaker By, DateOnly DoneOn)
{
    /// <summary>The id of the statement to be.</summary>
    public Id<ActionStatement>? Id { get; init; }

    /// <summary>What shows it, in words.</summary>
    public string? Proof { get; init; }

    /// <summary>The record that shows it.</summary>
    public RecordRef? ProofRecord { get; init; }

    /// <summary>Where nothing shows it: why.</summary>
    public string? Reason { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Words { get; init; }

    /// <summary>For which day that is said; null for today.</summary>
    public DateOnly? On { get; init; }
}

/// <summary>
/// Says how far one action has come, closes it, withdraws it and opens it again: the one way of page, verb, file and letter. Nothing is kept
/// before the caller commits; what can't be said is refused, each refusal with its field.
/// </summary>
/// <param name="db">The database to write to.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="today">The London day.</param>
public sealed class Progressing(Db db, IdSource ids, DateOnly today)
{
    private const int LongestKey = 60;

    /// <summary>Records what somebody says; with another day, the action is due then.</summary>
    public async Task<IReadOnlyList<Refusal>> Say(ActionItem action, Said said)
    {
        if (IsClosed(action) is { } closed)
            return [closed];
        var moves = said.Due is { } due && due != action.Due;
        if (!moves && said.WhyMoved is not null)
            return
            [
                Of(
                    action,
                    "A day that moves says why",
                    action.Due is { } stays
                        ? $"You said why the day moves, and it stays {LondonDate.Words(stays)}. Enter the new day, or take the reason out."
                        : "You said why the day moves, and there is none. Enter the day, or take the reason out.",
                    "due"
                ),
            ];
        if (moves && action.Due is { } before && said.WhyMoved is null)
            return
            [
                Of(
                    action,
                    "A day that moves says why",
                    $"It was due on {LondonDate.Words(before)}. Say why that moves: the reason stands beside the day from then on.",
                    "why-moved"
                ),
            ];
        if (!moves && said.Words is null)
            return
            [
                Of(
                    action,
                    "Progress says something",
                    "Say in a few words how far it has come, or what stands in the way.",
                    "words"
                ),
            ];
        if (moves)
            (action.Due, action.DueWords) = (said.Due, null);
        await Add(action, said.Id, said.By, said.On, said.Words, became: null, moves ? said.WhyMoved : null);
        return [];
    }

    /// <summary>Closes it as done. Of what comes again the next one is made with it.</summary>
    public async Task<(ActionItem? Next, IReadOnlyList<Refusal> Refusals)> Close(ActionItem action, Closing closing)
    {
        if (IsClosed(action) is { } closed)
            return (null, [closed]);
        var shown = closing.Proof is not null || closing.ProofRecord is not null;
        if (shown && closing.Reason is not null)
            return (
                null,
                [
                    Of(
                        action,
                        "What is done says what shows it, or why nothing does, and not both",
                        "Say what shows that it is done, or why nothing does. Take one of the two out.",
                        "reason"
                    ),
                ]
            );
        (action.Status, action.DoneOn) = (ActionStatus.Done, closing.DoneOn);
        (action.Proof, action.ProofRecord) = (closing.Proof, closing.ProofRecord);
        action.Reason = closing.Reason;
        var on = closing.On ?? (closing.DoneOn < today ? today : closing.DoneOn);
        await Add(action, closing.Id, closing.By, on, closing.Words ?? closing.Proof ?? closing.Reason, ActionStatus.Done, null);
        return (await Next(action), []);
    }

    /// <summary>Withdraws it: it is not going to be done. A series ends with it.</summary>
    public async Task<IReadOnlyList<Refusal>> Withdraw(
        ActionItem action,
        Speaker by,
        string? reason,
        Id<ActionStatement>? id = null
    )
    {
        if (IsClosed(action) is { } closed)
            return [closed];
        (action.Status, action.Reason) = (ActionStatus.Withdrawn, reason);
        await Add(action, id, by, today, reason, ActionStatus.Withdrawn, null);
        return [];
    }

    /// <summary>Opens again what was closed.</summary>
    public async Task<IReadOnlyList<Refusal>> Reopen(
        ActionItem action,
        Speaker by,
        string? reason,
        Id<ActionStatement>? id = null
    )
    {
        if (action.Status == ActionStatus.Open)
            return [Of(action, "Only what is closed is opened again", "The action is open already.", "reason")];
        if (reason is null)
            return [Of(action, "What is opened again says why", "Say why it is opened again.", "reason")];
        action.Status = ActionStatus.Open;
        (action.DoneOn, action.Proof, action.ProofRecord, action.Reason) = (null, null, null, null);
        await Add(action, id, by, today, reason, ActionStatus.Open, null);
        return [];
    }

    /// <summary>
    /// The day on which the next of a series is due: so long after this one was, and after today. What is due on the 31st is on the last day
    /// of a month that has none, and on the 31st again after it.
    /// </summary>
    public async Task<DateOnly> NextDue(ActionItem action, CalendarSpan every)
    {
        var was = action.Due ?? action.DoneOn ?? today;
        var from = await CountedFrom(action, every) ?? was;
        var times = 1;
        while (After(from, every, times) is var due && due < DateOnly.MaxValue && (due <= was || due <= today))
            times++;
        return After(from, every, times);
    }

    /// <summary>
    /// The day of the earlier one from which this one's day follows, as long as a short month may have cut that; null where the day stands for
    /// itself.
    /// </summary>
    private async Task<DateOnly?> CountedFrom(ActionItem action, CalendarSpan every)
    {
        if (every.Unit is CalendarUnit.Day or CalendarUnit.Week || action.Due is not { } was)
            return null;
        using var everything = db.LookingAtEverything();
        var (from, before) = (was, action.Continues);
        while (before is { } id && from.Day < 31 && from.AddDays(1).Day == 1)
        {
            var earlier = await db.All<ActionItem>().Where(a => a.Id == id).Select(a => new { a.Due, a.Continues }).FirstAsync();
            if (earlier.Due is not { } day || day >= from || !Meets(day, every, was))
                break;
            (from, before) = (day, earlier.Continues);
        }
        return from;
    }

    private static bool Meets(DateOnly from, CalendarSpan every, DateOnly day)
    {
        var times = 1;
        while (After(from, every, times) < day)
            times++;
        return After(from, every, times) == day;
    }

    /// <summary>So many times the span after a day, counted at once, so that a short month cuts no later one.</summary>
    private static DateOnly After(DateOnly day, CalendarSpan every, int times) =>
        every.Unit switch
        {
            CalendarUnit.Month => day.MonthsLater(every.Count * times) ?? DateOnly.MaxValue,
            CalendarUnit.Year => day.MonthsLater(every.Count * 12 * times) ?? DateOnly.MaxValue,
            CalendarUnit.Day or CalendarUnit.Week => day.AddDays(
                (int)
                    Math.Min(
                        (long)times * (every.After(DateOnly.MinValue).DayNumber),
                        DateOnly.MaxValue.DayNumber - day.DayNumber
                    )
            ),
        };

    private async Task<ActionItem?> Next(ActionItem action)
    {
        using var everything = db.LookingAtEverything();
        if (action.Every is not { } every || await db.All<ActionItem>().AnyAsync(a => a.Continues == action.Id))
            return null;
        var taken = await db.KeysBeside(ActionItem.Shape, null);
        var next = new ActionItem
        {
            Id = ids.Next<ActionItem>(),
            Key = FreeKeys.For(action.What, taken.Concat(db.Set<ActionItem>().Local.Select(a => a.Key))),
            What = action.What,
            Reference = action.Reference,
            OwnerWords = action.OwnerWords,
            Recommendation = action.Recommendation,
            Category = action.Category,
            Due = await NextDue(action, every),
            ProofExpected = action.ProofExpected,
            Every = every,
            Continues = action.Id,
            Origin = action.Origin,
            ReportedTo = action.ReportedTo,
            Note = action.Note,
            TakenFrom = action.TakenFrom,
            Sensitivity = action.Sensitivity,
            RestrictedTo = action.RestrictedTo,
            Period = new Period(today, null),
            Order = action.Order,
        };
        db.Add(next);
        foreach (var owner in await db.All<ActionOwner>().Where(o => o.Action == action.Id).OrderBy(o => o.Order).ToListAsync())
            db.Add(
                new ActionOwner
                {
                    Id = ids.Next<ActionOwner>(),
                    Action = next.Id,
                    Owner = owner.Owner,
                    Order = owner.Order,
                }
            );
        return next;
    }

    private async Task Add(
        ActionItem action,
        Id<ActionStatement>? id,
        Speaker by,
        DateOnly on,
        string? words,
        ActionStatus? became,
        string? whyMoved
    )
    {
        using var everything = db.LookingAtEverything();
        var start = action.Key.Length > LongestKey ? action.Key[..LongestKey].Trim('-') : action.Key;
        var title = $"{start}-{LondonDate.Iso(on)}";
        // Beside those that are kept stand those that the same change adds.
        var added = db.Set<ActionStatement>().Local;
        var taken = await db.All<ActionStatement>().Where(s => s.Key.StartsWith(title)).Select(s => s.Key).ToListAsync();
        var before = await db.All<ActionStatement>().CountAsync(s => s.Action == action.Id);
        db.Add(
            new ActionStatement
            {
                Id = id ?? ids.Next<ActionStatement>(),
                Key = FreeKeys.For(title, taken.Concat(added.Select(s => s.Key))),
                Action = action.Id,
                On = on,
                Words = words,
                WhyMoved = whyMoved,
                Became = became,
                By = by.Person,
                ByWords = by.Words,
                Sensitivity = action.Sensitivity,
                RestrictedTo = action.RestrictedTo,
                Order = before + added.Count(s => s.Action == action.Id),
            }
        );
    }

    /// <summary>Why nothing is said of it any more; null for an open one.</summary>
    internal static Refusal? IsClosed(ActionItem action) =>
        action.Status switch
        {
            ActionStatus.Open => null,
            ActionStatus.Done => Of(
                action,
                "What is closed stays closed until it is opened again",
                $"The action was closed as done{(action.DoneOn is { } on ? $" on {LondonDate.Words(on)}" : "")}. Open it again first, if there is more to do.",
                null
            ),
            ActionStatus.Withdrawn => Of(
                action,
                "What is closed stays closed until it is opened again",
                "The action was withdrawn. Open it again first, if it is to be done after all.",
                null
            ),
        };

    private static Refusal Of(ActionItem action, string rule, string message, string? field) =>
        new(rule, message, new RecordRef("action", action.RowId), field);
}
