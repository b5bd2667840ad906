using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Papers;
using Remit.Structure.Handover;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Meetings.Planning;

/// <summary>The verb <c>planner place</c>: what the page of placing a report does.</summary>
internal static class PlaceCommand
{
    private const string None = "none";

    /// <summary><c>planner place REPORT --on BODY/MEETING|none [--hold] [--leave-off]</c></summary>
    public static Command Of(Opening opening)
    {
        var which = new Argument<string>("REPORT") { Description = "The key of the report" };
        var on = new Option<string>("--on")
        {
            Description = $"The keys of the body and the meeting, such as board/2007-09-12, or “{None}”",
            HelpName = "MEETING",
            Required = true,
        };
        var hold = new Option<bool>("--hold") { Description = "No plan moves it from there" };
        var leaveOff = new Option<bool>("--leave-off")
        {
            Description = $"With “{None}”: plans leave it off until it is placed again, here or on a plan",
        };
        var common = new HandoverOptions();
        return common.Run(
            new Command("place", "Put one report on a meeting of its body, or take it off") { which, on, hold, leaveOff },
            opening,
            async (services, words) =>
            {
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var (key, place) = (words.GetValue(which)!, words.GetValue(on)!);
                if (await ReportFile.Find(db, key) is not { } file)
                    return await HandoverOptions.Refuse([
                        $"There is no report “{key.Shortened(80)}”. The address of its page ends in its key.",
                    ]);
                Meeting? meeting = null;
                if (place != None)
                {
                    var found = place.Split('/') is [var body, var day]
                        ? await Calling.Calling.Find(db, body, day, toChange: false)
                        : null;
                    if (found is null)
                        return await HandoverOptions.Refuse([
                            $"There is no meeting “{place.Shortened(80)}”. Write it as BODY/KEY, such as board/2007-09-12, or as “{None}”.",
                        ]);
                    meeting = found.Meeting;
                }
                var (today, held) = (services.GetRequiredService<LondonClock>().Today, words.GetValue(hold));
                var off = words.GetValue(leaveOff);
                var room = (await MeetingRoom.Load(db, file.Report, today)).FirstOrDefault(r => r.On.Meeting.Id == meeting?.Id);
                var refused = await new PlacingByHand(db, today).Place(file, meeting, held, off);
                var said = Said(file, meeting, held, off);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refused,
                    said,
                    room is null ? [$"{said}."] : [$"{said}.", room.InWords, .. room.Against(file.Report)]
                );
            }
        );
    }

    /// <summary>What is done, as a sentence in the past.</summary>
    internal static string Said(ReportFile file, Meeting? on, bool held, bool leftOff) =>
        leftOff ? $"Left the report “{file.Report.Title}” off plans"
        : on is null && file.Report.LeftOff ? $"Let plans have the report “{file.Report.Title}” again"
        : on is null ? $"Took the report “{file.Report.Title}” off its meeting"
        : $"Placed the report “{file.Report.Title}” on the meeting of {file.Body.Name} on {on.Date.InWords()}{(held ? ", and held it there" : "")}";
}
