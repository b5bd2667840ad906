using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Clocks;

/// <summary><c>meetings notice BODY/KEY RULE</c>: what the page of a notice does, from the command line.</summary>
internal static class NoticeCommand
{
    public static Command Of(Opening opening)
    {
        var (which, common) = (MeetingCommands.Which(), new HandoverOptions());
        var rule = new Argument<string>("RULE")
        {
            Description = "The key of the rule about time by which it was given, such as executive-private-28",
        };
        var on = HandoverOptions.Day("--on", "The day on which it was given (default today, or as recorded)");
        var at = Text("--at", "ADDRESS", "The web address at which it can be read");
        var said = Text("--words", "TEXT", "What it said, in a few words");
        var because = Text("--because", "TEXT", "Where it was late: why it could not be given in time");
        var agreed = Text("--agreed-by", "WHO", "Where it was late: who agreed to it");
        var takeOut = new Option<bool>("--take-out") { Description = "Take it out: no such notice was given" };
        return common.Run(
            new Command("notice", "Record that notice was given: of a meeting in private, of a key decision; again to change it")
            {
                which,
                rule,
                on,
                at,
                said,
                because,
                agreed,
                takeOut,
            },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await MeetingCommands.Find(db, words.GetValue(which)!, toChange: false) is not { } found)
                    return await MeetingCommands.IsNotThere(words.GetValue(which)!);
                var (meeting, body, key) = (found.Meeting, found.Body, words.GetValue(rule)!);
                var (around, today) = (await MeetingAround.Load(db, body.Id), MeetingCommands.Today(services));
                var asked = GivingNotice.Asked(meeting, body, around, await db.NoticesOf(meeting.Id), key, today);
                var there = asked?.There is { } its ? await db.Set<MeetingNotice>().SingleAsync(n => n.Id == its.Id) : null;
                var giving = new GivingNotice(db, services.GetRequiredService<Store>().Ids);
                var whose = $"for the meeting of {body.Name} on {meeting.Date.InWords()}: {asked?.Title ?? key.Shortened(80)}";
                if (words.GetValue(takeOut))
                {
                    if (there is null)
                        return await HandoverOptions.Refuse([
                            $"No notice by “{key.Shortened(80)}” is recorded for this meeting.",
                        ]);
                    GivingNotice.TakeOut(there);
                    return await common.Keep(
                        words,
                        db,
                        viewer,
                        [],
                        $"Took out the notice {whose}",
                        [$"Taken out: notice {whose}."]
                    );
                }
                var given = new NoticeGiven(
                    MeetingCommands.DayIn(words.GetValue(on)) ?? there?.On ?? today,
                    Given(words.GetValue(at), there?.Address),
                    Given(words.GetValue(said), there?.Words),
                    Given(words.GetValue(agreed), there?.AgreedBy),
                    Given(words.GetValue(because), there?.Because)
                );
                var notice = await giving.Give(meeting, key, there, given);
                var deadline = Deadline
                    .Of(meeting, body.Kind, around.RulesOn(meeting.Date), around.Calendar, today, [notice])
                    .FirstOrDefault(d => d.Notice is not null);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    [],
                    $"Recorded notice {whose}",
                    [$"Notice {whose}, given on {given.On.InWords()}{InWords(deadline)}."]
                );
            }
        );
    }

    private static string InWords(Deadline? deadline) =>
        deadline is not { Day: { } day } ? ""
        : deadline.State == DeadlineState.Met ? $", in time: the latest day was {day.InWords()}"
        : $", {deadline.OnScreen().ToLowerInvariant()}: the latest day was {day.InWords()}";

    /// <summary>What was given; empty takes out what is recorded, and left out leaves it.</summary>
    private static string? Given(string? given, string? recorded) => given is null ? recorded : Texts.OrNull(given);

    private static Option<string?> Text(string name, string help, string about) =>
        new(name) { Description = about, HelpName = help };
}
