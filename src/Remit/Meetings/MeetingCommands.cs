using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Calling;
using Remit.Meetings.Clashes;
using Remit.Meetings.Clocks;
using Remit.Meetings.Feeds;
using Remit.Meetings.Patterns;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings;

/// <summary>The verb <c>meetings</c>: what the pages of calling, moving, cancelling and planning do, from the command line.</summary>
internal static class MeetingCommands
{
    /// <summary><c>meetings show|call|move|cancel|notice BODY/KEY</c>, <c>meetings plan BODY</c>, <c>meetings calendar BODY</c></summary>
    public static Command Of(Opening opening) =>
        new("meetings", "Call, move and cancel meetings, plan a year of them, and see by when what is due")
        {
            Show(opening),
            Call(opening),
            Move(opening),
            Cancel(opening),
            NoticeCommand.Of(opening),
            Plan(opening),
            Calendar(opening),
        };

    private static Command Show(Opening opening)
    {
        var (which, format) = (Which(), CommonOptions.TextOrJson());
        var command = new Command(
            "show",
            "Say by when what is to be done for a meeting, who would be elsewhere, and what it feeds"
        )
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
                    if (await Find(db, words.GetValue(which)!, toChange: false) is not { } found)
                        return await IsNotThere(words.GetValue(which)!);
                    var (meeting, body) = (found.Meeting, found.Body);
                    var around = await MeetingAround.Load(db, body.Id);
                    var rules = around.RulesOn(meeting.Date);
                    var deadlines = Deadline.Of(
                        meeting,
                        body.Kind,
                        rules,
                        around.Calendar,
                        today,
                        await db.NoticesOf(meeting.Id)
                    );
                    var slot = Slot.For(meeting, new Named(body.Key, body.Name));
                    var others = await around.Others(db, body.Id, [meeting.Date]);
                    var clashes = (await ClashFinder.With(db, [slot], others.Slots)).Of(slot);
                    var feeds = others.Feeding.Of(slot, Feeding.PapersDue(meeting, body.Kind, rules, around.Calendar));
                    if (words.GetValue(format) == CommonOptions.Json)
                    {
                        Console.WriteLine(
                            TwinText.Of(
                                today,
                                new
                                {
                                    Meeting = MeetingView.Of(meeting, slot.Body, today),
                                    Deadlines = deadlines,
                                    Clashes = clashes,
                                    Feeds = feeds,
                                }
                            )
                        );
                        return Opening.Done;
                    }
                    Console.WriteLine($"{body.Name}, {InWords(meeting)}: {meeting.State.InASentence()}.");
                    if (!deadlines.Any(d => d.Rule.Binds.Count > 0))
                        Console.WriteLine("No rule of law that is recorded binds this body; its own terms do.");
                    foreach (var deadline in deadlines)
                        Console.WriteLine(
                            $"- {deadline.Rule.Title}: {deadline.LatestInWords ?? deadline.Why} ({deadline.OnScreen().ToLowerInvariant()}{(deadline.DoneOn is { } on ? $", {on.InWords()}" : "")}). {(deadline.Where is { } where ? $"{where}. " : "")}{(deadline.Notice?.WhyLate is { } late ? $"Why: {late.TrimEnd('.')}. " : "")}{deadline.Rule.InWords}{(deadline.Rule.Source is { } source ? $", {source}" : "")}{(deadline.Rule.Verified ? "" : " (not verified)")}."
                        );
                    foreach (var clash in clashes)
                        Console.WriteLine($"- {clash.InWords()}.");
                    foreach (var step in feeds)
                        Console.WriteLine($"- {step.InWords()}");
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static Command Call(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var on = HandoverOptions.Day("--on", "The day on which its members were called (default today)");
        var published = HandoverOptions.Day("--papers-out", "The day on which agenda and papers went out");
        var email = Email();
        return common.Run(
            new Command("call", "Record that a meeting's members were called") { which, on, published, email },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!, toChange: true) is not { } found)
                    return await IsNotThere(words.GetValue(which)!);
                var refused = Doing(db, services)
                    .Call(found.Meeting, DayIn(words.GetValue(on)), DayIn(words.GetValue(published)));
                if (await Told(services, words, email, db, found, refused, MeetingNews.Called(found.Meeting)) is not { } told)
                    return Opening.Refused;
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Called the meeting of {found.Body.Name} on {found.Meeting.Date.InWords()}",
                    [
                        $"The meeting of {found.Body.Name} on {found.Meeting.Date.InWords()} is called, on {found.Meeting.CalledOn?.InWords()}.",
                        .. told,
                    ]
                );
            }
        );
    }

    private static Command Move(Opening opening)
    {
        var (which, common) = (Which(), new HandoverOptions());
        var to = HandoverOptions.Day("--to", "The day on which it is to be");
        to.Required = true;
        var (start, end) = (
            Time("--start", "When it starts (default as before)"),
            Time("--end", "When it ends (default as before)")
        );
        var email = Email();
        return common.Run(
            new Command("move", "Move a meeting to another time; --why is needed, and --dry-run says what breaks")
            {
                which,
                to,
                start,
                end,
                email,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!, toChange: true) is not { } found)
                    return await IsNotThere(words.GetValue(which)!);
                var (meeting, was) = (found.Meeting, found.Meeting.Date);
                var time = new NewTime(
                    DayIn(words.GetValue(to))!.Value,
                    TimeIn(words.GetValue(start)) ?? meeting.Start,
                    TimeIn(words.GetValue(end)) ?? meeting.End
                );
                var ties = services.GetServices<IMeetingTie>();
                var breaks = await new WhatBreaks(db, ties, Today(services)).Moving(meeting, found.Body, time);
                var refused = await Doing(db, services).Move(meeting, time, common.WhyOf(words));
                var news = MeetingNews.Moved(was, common.WhyOf(words));
                if (await Told(services, words, email, db, found, refused, news) is not { } told)
                    return Opening.Refused;
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Moved the meeting of {found.Body.Name} on {was.InWords()} to {time.Date.InWords()}",
                    [
                        $"The meeting of {found.Body.Name} on {was.InWords()} moves to {time.InWords()}.",
                        .. InWords(breaks),
                        .. told,
                    ]
                );
            }
        );
    }

    private static Command Cancel(Opening opening)
    {
        var (which, common, email) = (Which(), new HandoverOptions(), Email());
        return common.Run(
            new Command("cancel", "Cancel a meeting; --why is needed, and --dry-run says what breaks") { which, email },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await Find(db, words.GetValue(which)!, toChange: true) is not { } found)
                    return await IsNotThere(words.GetValue(which)!);
                var ties = services.GetServices<IMeetingTie>();
                var breaks = await new WhatBreaks(db, ties, Today(services)).Cancelling(found.Meeting, found.Body);
                var refused = Calling.Calling.Cancel(found.Meeting, common.WhyOf(words));
                var news = MeetingNews.Cancelled(common.WhyOf(words));
                if (await Told(services, words, email, db, found, refused, news) is not { } told)
                    return Opening.Refused;
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    $"Cancelled the meeting of {found.Body.Name} on {found.Meeting.Date.InWords()}",
                    [
                        $"The meeting of {found.Body.Name} on {found.Meeting.Date.InWords()} is cancelled.",
                        .. InWords(breaks),
                        .. told,
                    ]
                );
            }
        );
    }

    /// <summary>Whether members get an email.</summary>
    internal static Option<bool> Email() => new("--email") { Description = "Email its members" };

    /// <summary>Writes the letters that were asked for; null, with the reason on the screen, where none can be sent.</summary>
    internal static async Task<IReadOnlyList<string>?> Told(
        IServiceProvider services,
        ParseResult words,
        Option<bool> email,
        Db db,
        FoundMeeting found,
        IReadOnlyList<Refusal> refused,
        MeetingNews news
    )
    {
        if (!words.GetValue(email) || refused.Count > 0)
            return [];
        var letters = services.GetRequiredService<MemberLetters>();
        if (letters.WhyNot(found.Meeting, found.Body, Today(services)) is { } why)
        {
            await Console.Error.WriteLineAsync($"{why} Nothing was saved.");
            return null;
        }
        var count = await letters.Write(db, found.Meeting, found.Body, news, Today(services), site: null);
        return [$"{count.Counted("email goes", "emails go")} to its members."];
    }

    private static Command Plan(Opening opening)
    {
        var common = new HandoverOptions();
        var body = new Argument<string>("BODY") { Description = "The key of the body that meets" };
        var pattern = new Option<string>("--every")
        {
            Description =
                "“second Wednesday” of the month, “last Thursday of every 3 months”, “every six weeks”, “every 2 weeks on Wednesday”",
            HelpName = "PATTERN",
            Required = true,
        };
        pattern.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && !MeetingPattern.TryParse(given.Tokens[0].Value, out _))
                given.AddError(
                    $"“{given.Tokens[0].Value}” is no pattern such as “second Wednesday”, “last Thursday of every 3 months”, “every six weeks” or “fortnightly on Wednesday”."
                );
        });
        var (from, until) = (HandoverOptions.Day("--from", "The first day"), HandoverOptions.Day("--until", "The last day"));
        (from.Required, until.Required) = (true, true);
        var (start, end) = (Time("--start", "When they start"), Time("--end", "When they end"));
        var venue = new Option<string?>("--venue") { Description = "Where they are", HelpName = "TEXT" };
        var term = new Option<bool>("--term-time") { Description = "Only in school terms, by the partnership's calendar" };
        var moves = new Option<bool>("--move")
        {
            Description = "Move a day that can't be kept to the next that can, and don't leave it out",
        };
        var avoid = new Option<bool>("--avoid-clashes")
        {
            Description = "A day on which members would be elsewhere can't be kept",
        };
        return common.Run(
            new Command("plan", "Plan a year's meetings from a pattern; what is there already stays")
            {
                body,
                pattern,
                from,
                until,
                start,
                end,
                venue,
                term,
                moves,
                avoid,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var key = words.GetValue(body)!;
                if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key) is not { } found)
                    return await HandoverOptions.Refuse([$"There is no body “{key.Shortened(80)}”."]);
                if (!MeetingPattern.TryParse(words.GetValue(pattern), out var read))
                    return await HandoverOptions.Refuse([$"“{words.GetValue(pattern)}” is no pattern."]);
                var wanted = new WantedMeetings(read, DayIn(words.GetValue(from))!.Value, DayIn(words.GetValue(until))!.Value)
                {
                    Start = TimeIn(words.GetValue(start)),
                    End = TimeIn(words.GetValue(end)),
                    Venue = Texts.OrNull(words.GetValue(venue)),
                    TermOnly = words.GetValue(term),
                    Moves = words.GetValue(moves),
                    AvoidsClashes = words.GetValue(avoid),
                };
                if (wanted.Refusals().ToList() is { Count: > 0 } wrong)
                    return await HandoverOptions.Refuse(wrong.Select(r => r.Message));
                var plan = await PatternPlan.Make(db, found, wanted);
                var added = await plan.AddTo(db, services.GetRequiredService<Store>().Ids);
                var sentences = plan
                    .Days.SelectMany(InWords)
                    .Prepend(plan.Unknown)
                    .Prepend(MeetingPattern.HowUnderstood(words.GetValue(pattern)))
                    .OfType<string>()
                    .ToList();
                if (added == 0)
                {
                    foreach (var sentence in sentences)
                        Console.WriteLine(sentence);
                    Console.WriteLine("There is nothing to plan: nothing was saved.");
                    return Opening.Done;
                }
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    [],
                    $"Planned {added.Counted("meeting", "meetings")} of {found.Name}: {read.InWords()}",
                    sentences
                );
            }
        );
    }

    private static Command Calendar(Opening opening)
    {
        var body = new Argument<string>("BODY") { Description = "The key of the body" };
        var command = new Command("calendar", "Write a body's public meetings as an iCalendar file, to the screen") { body };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Published);
                    var key = words.GetValue(body)!;
                    if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key) is not { } found)
                        return await HandoverOptions.Refuse([$"There is no body “{key.Shortened(80)}” that is public."]);
                    Console.Write(await MeetingFeed.Of(db, found.Name, m => m.Body == found.Id, null));
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static IEnumerable<string> InWords(PlannedDay day)
    {
        yield return day.As switch
        {
            PlannedAs.New => $"{day.Wanted:dddd} {day.Wanted.InWords()}: new{Because(day)}.",
            PlannedAs.Moved =>
                $"{day.Wanted:dddd} {day.Wanted.InWords()}: moved to {day.On:dddd} {day.On?.InWords()}{Because(day)}.",
            PlannedAs.There => $"{day.Wanted:dddd} {day.Wanted.InWords()}: there already{Because(day)}.",
            PlannedAs.LeftOut => $"{day.Wanted:dddd} {day.Wanted.InWords()}: left out{Because(day)}.",
        };
        foreach (var clash in day.Clashes)
            yield return $"  {clash.InWords()}.";
        foreach (var step in day.TooLate)
            yield return $"  {step.InWords()}";
    }

    private static string Because(PlannedDay day) => day.Why is { } why ? $" ({why})" : "";

    private static IEnumerable<string> InWords(IReadOnlyList<BreakSort> sorts) =>
        sorts.SelectMany(s => s.Breaks.Select(b => $"  {b.What} {b.ToDo}").Prepend($"{s.Heading}:"));

    private static string InWords(Meeting meeting) => new NewTime(meeting.Date, meeting.Start, meeting.End).InWords();

    private static Calling.Calling Doing(Db db, IServiceProvider services) =>
        new(db, services.GetRequiredService<Store>().Ids, Today(services));

    internal static DateOnly Today(IServiceProvider services) => services.GetRequiredService<LondonClock>().Today;

    internal static Argument<string> Which() =>
        new("MEETING") { Description = "The keys of the body and the meeting: board/2007-09-12" };

    private static Option<string?> Time(string name, string about)
    {
        var time = new Option<string?>(name) { Description = about, HelpName = "TIME" };
        time.Validators.Add(given =>
        {
            if (given.Tokens.Count == 1 && TypedTime.Read(given.Tokens[0].Value, name, out _) is { } wrong)
                given.AddError($"{wrong}.");
        });
        return time;
    }

    private static TimeOnly? TimeIn(string? given) => TypedTime.Read(given ?? "", "", out var time) is null ? time : null;

    internal static DateOnly? DayIn(string? given) => LondonDate.TryParse(given, out var day) ? day : null;

    internal static async Task<FoundMeeting?> Find(Db db, string which, bool toChange) =>
        which.Split('/') is [var body, var key] ? await Calling.Calling.Find(db, body, key, toChange) : null;

    internal static Task<int> IsNotThere(string which) =>
        HandoverOptions.Refuse([
            $"There is no meeting “{which.Shortened(80)}”. Write it as BODY/KEY, such as board/2007-09-12: the address of its page ends so.",
        ]);
}
