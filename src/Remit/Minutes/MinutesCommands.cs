using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Minutes;

/// <summary>The verb <c>minutes</c>: what the pages of minutes do, from the command line.</summary>
internal static class MinutesCommands
{
    /// <summary><c>minutes show|note|circulate|correct|answer|approve BODY/KEY</c></summary>
    public static Command Of(Opening opening) =>
        new("minutes", "Read minutes, write them, circulate them, correct them, and fix them once a meeting approved them")
        {
            Show(opening),
            Note(opening),
            Circulate(opening),
            Correct(opening),
            Answer(opening),
            Approve(opening),
        };

    private static Command Show(Opening opening)
    {
        var (which, format) = (Which(), CommonOptions.TextOrJson());
        var command = new Command("show", "Print the minutes of a meeting as Markdown, and whether they are fixed")
        {
            which,
            format,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var today = services.GetRequiredService<LondonClock>().Today;
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    if (await Find(db, words.GetValue(which)!) is not { } found)
                        return await IsNotThere(words.GetValue(which)!);
                    await using var scope = services.CreateAsyncScope();
                    var minutes = await MinutesView.Load(db, scope.ServiceProvider.GetServices<IDecisionStatus>(), found, today);
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(TwinText.Of(today, new { Minutes = minutes }));
                        return Opening.Done;
                    }
                    Console.Write(minutes.Content ?? MinutesText.Of(minutes));
                    Console.WriteLine();
                    Console.WriteLine($"{MinutesText.StateInWords(minutes)}.");
                    if (minutes.Hash is { } hash)
                        Console.WriteLine(
                            $"SHA-256 {hash}: {(minutes.IsAsApproved == true ? "the text has it" : minutes.HasErasedNames ? "names were erased from the text since" : "the text does NOT have it")}."
                        );
                    foreach (var correction in minutes.Corrections)
                        Console.WriteLine(
                            $"- {correction.Key}: {correction.Words} ({correction.Outcome.OnScreen().ToLowerInvariant()}{(correction.Answer is { } said ? $": {said}" : "")})"
                        );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Note(Opening opening)
    {
        var (which, item, said, common) = (Which(), Item(), Words("What the minutes say, as Markdown"), new HandoverOptions());
        return common.Run(
            new Command("note", "Write what the minutes say of an item; without --item, what stands before the first")
            {
                which,
                said,
                item,
            },
            opening,
            (services, words) =>
                With(
                    services,
                    words.GetValue(which)!,
                    async (db, viewer, found, minuting) =>
                    {
                        if (await ItemOf(db, found, words.GetValue(item)) is not { } of)
                            return await NoItem(words.GetValue(item)!);
                        await minuting.Note(db, found, of.Item, Texts.WithOneKindOfLineEnd(words.GetValue(said)!).Trim());
                        return await common.Keep(
                            words,
                            db,
                            viewer,
                            [],
                            $"Minuted {(of.Item is { } known ? $"“{known.Title.Shortened(80)}” at" : "the meeting of")} {found.Body.Name} on {found.Meeting.Date.InWords()}",
                            [$"The minutes of {found.Body.Name} on {found.Meeting.Date.InWords()} say so now."]
                        );
                    }
                )
        );
    }

    private static Command Circulate(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        return common.Run(
            new Command("circulate", "Circulate the minutes: those who were there get an email, and may ask for corrections")
            {
                which,
            },
            opening,
            (services, words) =>
                With(
                    services,
                    words.GetValue(which)!,
                    async (db, viewer, found, minuting) =>
                    {
                        var letters = await minuting.Circulate(db, found, site: null);
                        return await common.Keep(
                            words,
                            db,
                            viewer,
                            [],
                            $"Circulated the minutes of {found.Body.Name} on {found.Meeting.Date.InWords()}",
                            [
                                letters is { } sent
                                    ? $"The minutes of {found.Body.Name} on {found.Meeting.Date.InWords()} are circulated; {sent.Counted("email goes", "emails go")} out."
                                    : $"The minutes of {found.Body.Name} on {found.Meeting.Date.InWords()} went out today already.",
                            ]
                        );
                    }
                )
        );
    }

    private static Command Correct(Opening opening)
    {
        var (which, item, said, common) = (Which(), Item(), Words("What the minutes should say"), new HandoverOptions());
        var by = new Option<string>("--by")
        {
            Description = "Who asks for it",
            HelpName = "NAME",
            Required = true,
        };
        return common.Run(
            new Command("correct", "Write down a correction that somebody asks for") { which, said, item, by },
            opening,
            (services, words) =>
                With(
                    services,
                    words.GetValue(which)!,
                    async (db, viewer, found, minuting) =>
                    {
                        if (await ItemOf(db, found, words.GetValue(item)) is not { } of)
                            return await NoItem(words.GetValue(item)!);
                        var kept = await minuting.Correct(
                            db,
                            viewer,
                            found,
                            of.Item,
                            words.GetValue(said)!,
                            words.GetValue(by),
                            rehearse: common.IsDry(words)
                        );
                        if (kept.IsRefused)
                            return await HandoverOptions.Refuse(kept.Refusals.Select(r => r.Message));
                        Console.WriteLine(
                            common.IsDry(words)
                                ? "This was a dry run: nothing was saved."
                                : $"The correction waits for an answer. Saved (change {kept.Value.Number})."
                        );
                        return Opening.Done;
                    }
                )
        );
    }

    private static Command Answer(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var correction = new Argument<string>("CORRECTION")
        {
            Description = "The correction, as “minutes show” names it: correction-1",
        };
        var made = new Option<bool>("--made") { Description = "The minutes are changed" };
        var answer = new Option<string?>("--answer")
        {
            Description = "What is answered; needed where the minutes stay as they are",
            HelpName = "TEXT",
        };
        return common.Run(
            new Command("answer", "Answer a correction: made, or not made for a reason") { which, correction, made, answer },
            opening,
            (services, words) =>
                With(
                    services,
                    words.GetValue(which)!,
                    async (db, viewer, found, _) =>
                    {
                        var key = words.GetValue(correction)!;
                        if (
                            await db.Set<Correction>().SingleOrDefaultAsync(c => c.Meeting == found.Meeting.Id && c.Key == key)
                            is not { } asked
                        )
                            return await HandoverOptions.Refuse([
                                $"There is no correction “{key.Shortened(80)}” of these minutes.",
                            ]);
                        var outcome = words.GetValue(made) ? CorrectionOutcome.Made : CorrectionOutcome.NotMade;
                        return await common.Keep(
                            words,
                            db,
                            viewer,
                            Minuting.Answer(asked, outcome, Texts.OrNull(words.GetValue(answer))),
                            $"Answered a correction of the minutes of {found.Body.Name} on {found.Meeting.Date.InWords()}",
                            [$"The correction is answered: {outcome.OnScreen().ToLowerInvariant()}."]
                        );
                    }
                )
        );
    }

    private static Command Approve(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var at = new Option<string>("--at")
        {
            Description = "The key of the later meeting of the same body that approved them",
            HelpName = "MEETING",
            Required = true,
        };
        var publish = new Option<bool>("--publish") { Description = "Open them to whoever may see the meeting" };
        return common.Run(
            new Command("approve", "Record that a later meeting approved the minutes: they are fixed for good")
            {
                which,
                at,
                publish,
            },
            opening,
            (services, words) =>
                With(
                    services,
                    words.GetValue(which)!,
                    async (db, viewer, found, minuting) =>
                    {
                        var key = words.GetValue(at)!.Split('/')[^1];
                        var meetings = await db.All<Meeting>().Where(m => m.Key == key).ToListAsync();
                        if (
                            (meetings.FirstOrDefault(m => m.Body == found.Meeting.Body) ?? meetings.FirstOrDefault())
                            is not { } later
                        )
                            return await HandoverOptions.Refuse([
                                $"There is no meeting “{key.Shortened(80)}” of {found.Body.Name}.",
                            ]);
                        await minuting.Approve(db, found, later, words.GetValue(publish));
                        return await common.Keep(
                            words,
                            db,
                            viewer,
                            [],
                            $"Approved the minutes of {found.Body.Name} on {found.Meeting.Date.InWords()}, at the meeting on {later.Date.InWords()}",
                            [$"The minutes of {found.Body.Name} on {found.Meeting.Date.InWords()} are approved and fixed."]
                        );
                    }
                )
        );
    }

    private static async Task<int> With(
        IServiceProvider services,
        string which,
        Func<Db, Viewer, FoundMinutes, Minuting, Task<int>> verb
    )
    {
        await using var scope = services.CreateAsyncScope();
        await using var db = HandoverOptions.Writing(services, out var viewer);
        return await Find(db, which) is { } found
            ? await verb(db, viewer, found, scope.ServiceProvider.GetRequiredService<Minuting>())
            : await IsNotThere(which);
    }

    private static async Task<FoundMinutes?> Find(Db db, string which) =>
        which.Split('/') is [var body, var key] ? await FoundMinutes.Find(db, body, key) : null;

    /// <summary>The item that was named, or none where none was; null where there is no such item.</summary>
    private static async Task<Asked?> ItemOf(Db db, FoundMinutes found, string? key)
    {
        if (key is null)
            return new Asked(null);
        var item = await db.All<AgendaItem>().SingleOrDefaultAsync(i => i.Meeting == found.Meeting.Id && i.Key == key);
        return item is null ? null : new Asked(item);
    }

    private sealed record Asked(AgendaItem? Item);

    private static Argument<string> Which() =>
        new("MEETING") { Description = "The keys of the body and the meeting: board/2007-09-12" };

    private static Argument<string> Words(string about) => new("WORDS") { Description = about };

    private static Option<string?> Item() =>
        new("--item") { Description = "The key of an item of the agenda", HelpName = "ITEM" };

    private static Task<int> NoItem(string key) => HandoverOptions.Refuse([$"The meeting has no item “{key.Shortened(80)}”."]);

    private static Task<int> IsNotThere(string which) =>
        HandoverOptions.Refuse([
            $"There is no meeting “{which.Shortened(80)}”. Write it as BODY/KEY, such as board/2007-09-12: the address of its page ends so.",
        ]);
}
