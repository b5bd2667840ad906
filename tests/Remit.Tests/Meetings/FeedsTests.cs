using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck.Fluent;
using Remit.Data.Feeds;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.Feeds;
using Remit.Structure.Bodies;
using Remit.Tests.Access;
using Remit.Tests.Editing;
using Remit.Tests.Harness;
using Remit.Tests.Kernel;
using Remit.Tests.Reminders;

namespace Remit.Tests.Meetings;

public class FeedsTests
{
    [Fact]
    public void Lines_have_75_octets_at_most_and_unfold_to_what_they_were() =>
        Properties.Hold(
            from words in Gen.ListOf(Gen.Elements("a", ",", "é", "–", "漢", "😀", " ", ";", "\\"))
            select string.Concat(words.Concat(words).Concat(words)),
            text =>
            {
                var folded = ICalendar.Folded("SUMMARY:" + text);
                foreach (var line in folded.Split("\r\n"))
                    Encoding.UTF8.GetByteCount(line).ShouldBeLessThanOrEqualTo(75);
                folded.Replace("\r\n ", "", StringComparison.Ordinal).ShouldBe("SUMMARY:" + text);
            }
        );

    [Theory, ClassData(typeof(Databases))]
    public async Task A_calendar_program_reads_the_public_meetings_of_a_body(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        await app.Write(
            db =>
            {
                var meeting = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                (meeting.Venue, meeting.End) = ("Room 1, County Hall; Glenfield\\Leicester", new TimeOnly(16, 0));
                meeting.PapersDue = When.Day("2007-09-05");
                var winter = Copy(app, meeting, "2007-12-12", new TimeOnly(14, 0));
                winter.State = MeetingState.Cancelled;
                winter.CancelledBecause = "Snow\nand ice";
                db.Add(winter);
                var hidden = Copy(app, meeting, "2007-11-14", new TimeOnly(10, 0));
                (hidden.Sensitivity, hidden.Venue) = (Sensitivity.Partnership, "Hidden hall");
                db.Add(hidden);
            },
            "More of them"
        );
        using var answer = await app.Client.GetAsync("/meetings/executive/calendar.ics");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        // The same for whoever asks: here it is the operator, who sees all.
        text.ShouldNotContain("Hidden hall");
        var read = await Read(text);
        read.GetProperty("name").GetString().ShouldBe("Children and Young People's Executive");
        var events = read.GetProperty("events").EnumerateArray().ToList();
        events.Count.ShouldBe(3);
        events[0].GetProperty("isDate").GetBoolean().ShouldBeTrue();
        var summer = events[1];
        summer.GetProperty("summary").GetString().ShouldBe("Children and Young People's Executive");
        summer.GetProperty("location").GetString().ShouldBe("Room 1, County Hall; Glenfield\\Leicester");
        // 2pm in London: an hour earlier by universal time in summer, and not in winter.
        summer.GetProperty("utc").GetString().ShouldBe("2007-09-12T13:00:00.000Z");
        summer.GetProperty("local").GetString().ShouldBe("2007-09-12T14:00:00");
        summer.GetProperty("status").GetString().ShouldBe("TENTATIVE");
        summer.GetProperty("description").GetString()!.ShouldContain("Papers are due on 5 September 2007.");
        summer.GetProperty("stamp").GetString().ShouldBe(summer.GetProperty("modified").GetString());
        events[2].GetProperty("utc").GetString().ShouldBe("2007-12-12T14:00:00.000Z");
        events[2].GetProperty("status").GetString().ShouldBe("CANCELLED");
        events[2].GetProperty("description").GetString()!.ShouldContain("Cancelled: Snow\nand ice");

        await app.Write(db => db.Set<Meeting>().Single(m => m.Key == "2007-09-12").Start = new TimeOnly(15, 0), "Later");
        var again = (await Read(await app.Client.GetStringAsync("/meetings/executive/calendar.ics")))
            .GetProperty("events")
            .EnumerateArray()
            .Single(e => e.GetProperty("uid").GetString() == summer.GetProperty("uid").GetString());
        again.GetProperty("sequence").GetInt64().ShouldBeGreaterThan(summer.GetProperty("sequence").GetInt64());
        again.GetProperty("utc").GetString().ShouldBe("2007-09-12T14:00:00.000Z");
        using var nowhere = await app.Client.GetAsync("/meetings/nowhere/calendar.ics");
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_gets_sees_and_ends_the_addresses_of_their_calendar(string provider)
    {
        await using var app = await RemindersCase.Start(new TestClock(), provider);
        await app.Write(db => MeetingPagesTests.AddAMeeting(app, db), "Recorded a meeting");
        await app.Write(
            db =>
            {
                var meeting = db.Set<Meeting>().Single(m => m.Key == "2007-09-12");
                meeting.Sensitivity = Sensitivity.Partnership;
                var restricted = Copy(app, meeting, "2007-11-14", new TimeOnly(10, 0));
                (restricted.Sensitivity, restricted.RestrictedTo) = (Sensitivity.Restricted, $"body:{meeting.Body}");
                db.Add(restricted);
            },
            "Hidden from the public"
        );
        var director = await app.Receiver();
        using var visitor = await app.SignedIn(await app.AccountOf(director.Id, "director@example.org"));
        using var made = await visitor.Change("/account/calendars", ("label", "phone"));
        var page = await Visitor.Read(made);
        var address = page.QuerySelector("#made")!.GetAttribute("value")!;
        var path = new Uri(address).AbsolutePath;
        path.Length.ShouldBe("/calendars/".Length + 43 + ".ics".Length);
        // The secret is not kept, and not shown again.
        await using (var db = app.Store.Read(Sight.Everything))
            db.Set<CalendarAddress>().Single().Hash.ShouldBe(CalendarAddress.HashOf(path["/calendars/".Length..^".ics".Length]));
        (await visitor.Page("/account/calendars")).Body!.InnerHtml.ShouldNotContain(path);

        var events = (await Read(await app.Client.GetStringAsync(path))).GetProperty("events").EnumerateArray().ToList();
        events.ShouldContain(e => e.GetProperty("utc").GetString() == "2007-09-12T13:00:00.000Z");
        events.ShouldNotContain(e => e.GetProperty("local").GetString()!.StartsWith("2007-11-14", StringComparison.Ordinal));

        var form = (await visitor.Page("/account/calendars")).QuerySelector("#addresses ~ tbody form")!;
        using var ended = await visitor.Send(
            HttpMethod.Post,
            "/account/calendars",
            new FormUrlEncodedContent(
                form.QuerySelectorAll("input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!))
            )
        );
        ended.StatusCode.ShouldBe(HttpStatusCode.Found);
        using var gone = await app.Client.GetAsync(path);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var guessed = await app.Client.GetAsync("/calendars/AAAA.ics");
        guessed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Meeting Copy(RemitApp app, Meeting of, string day, TimeOnly start) =>
        new()
        {
            Id = app.Store.Ids.Next<Meeting>(),
            Key = day,
            Body = of.Body,
            Date = When.Day(day),
            Start = start,
            Sensitivity = Sensitivity.Public,
        };

    /// <summary>What ical.js reads in a calendar.</summary>
    internal static async Task<JsonElement> Read(string calendar)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Repository.Root, "node_modules");
        start.ArgumentList.Add(Path.Combine(Repository.Root, "tests", "Remit.Tests", "Meetings", "ical.cjs"));
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(calendar);
        node.StandardInput.Close();
        var (words, wrong) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await wrong);
        return JsonDocument.Parse(await words).RootElement;
    }
}
