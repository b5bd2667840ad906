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
        if (moves && action.Due is { } before && said.WhyMoved is null)
            return
            [
                Of(
                    action,
                    "A day that moves says why",
                    $"It was due on {LondonDate.Words(before)}. Say why that moves: the list of what drifts gives the reason.",
                    "why-moved"
                ),
            ];
        if (!moves && said.Words is null)
            return [Of(action, "Progress says something", "Say in a few words how far it has come, or what stands in the way.", "words")];
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
        (action.Status, action.DoneOn) = (ActionStatus.Done, closing.DoneOn);
        (action.Proof, action.ProofRecord) = (closing.Proof, closing.ProofRecord);
        action.Reason = shown ? null : closing.Reason;
        var on = closing.DoneOn < today ? today : closing.DoneOn;
        await Add(action, closing.Id, closing.By, on, closing.Words ?? closing.Proof ?? closing.Reason, ActionStatus.Done, null);
        return (await Next(action), []);
    }

    /// <summary>Withdraws it: it is not going to be done. A series ends with it.</summary>
    public async Task<IReadOnlyList<Refusal>> Withdraw(ActionItem action, Speaker by, string? reason, Id<ActionStatement>? id = null)
    {
        if (IsClosed(action) is { } closed)
            return [closed];
        (action.Status, action.Reason) = (ActionStatus.Withdrawn, reason);
        await Add(action, id, by, today, reason, ActionStatus.Withdrawn, null);
        return [];
    }

    /// <summary>Opens again what was closed.</summary>
    public async Task<IReadOnlyList<Refusal>> Reopen(ActionItem action, Speaker by, string? reason, Id<ActionStatement>? id = null)
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

    /// <summary>The day on which the next of a series is due: so long after this one was, and after today.</summary>
    public static DateOnly NextDue(ActionItem action, CalendarSpan every, DateOnly today)
    {
        var due = every.After(action.Due ?? action.DoneOn ?? today);
        while (due <= today && due < DateOnly.MaxValue)
            due = every.After(due);
        return due;
    }

    private async Task<ActionItem?> Next(ActionItem action)
    {
        using var everything = db.LookingAtEverything();
        if (action.Every is not { } every || await db.All<ActionItem>().AnyAsync(a => a.Continues == action.Id))
            return null;
        var taken = await db.KeysBeside(ActionItem.Shape, null);
        var next = new ActionItem
        {
            Id = ids.Next<ActionItem>(),
            Key = FreeKeys.For(action.What, taken),
            What = action.What,
            Reference = action.Reference,
            OwnerWords = action.OwnerWords,
            Recommendation = action.Recommendation,
            Category = action.Category,
            Due = NextDue(action, every, today),
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
        var taken = await db.All<ActionStatement>().Where(s => s.Key.StartsWith(title)).Select(s => s.Key).ToListAsync();
        db.Add(
            new ActionStatement
            {
                Id = id ?? ids.Next<ActionStatement>(),
                Key = FreeKeys.For(title, taken),
                Action = action.Id,
                On = on,
                Words = words,
                WhyMoved = whyMoved,
                Became = became,
                By = by.Person,
                ByWords = by.Words,
                Sensitivity = action.Sensitivity,
                RestrictedTo = action.RestrictedTo,
                Order = await db.All<ActionStatement>().CountAsync(s => s.Action == action.Id),
            }
        );
    }

    private static Refusal? IsClosed(ActionItem action) =>
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
