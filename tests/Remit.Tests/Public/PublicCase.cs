using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Tests.Minutes;

namespace Remit.Tests.Public;

/// <summary>The Executive's meetings with a published agenda for 12 September: of each sort of paper one that is public and one that is not.</summary>
internal static class PublicCase
{
    public const string Secret = "Wolframite";

    public static async Task<MinutesCase> Start(string provider, Action<IServiceCollection>? more = null)
    {
        var at = await MinutesCase.Start(provider, more);
        var app = at.App;
        var ids = app.Store.Ids;
        var executive = at.Meeting.Body;
        T As<T>(Sensitivity sensitivity, T record)
            where T : Remit.Kernel.Record
        {
            record.Sensitivity = sensitivity;
            return record;
        }
        Meeting Day(string key, string day, Sensitivity sensitivity, string venue) =>
            As(
                sensitivity,
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = key,
                    Body = executive,
                    Date = When.Day(day),
                    Start = new TimeOnly(10, 0),
                    Venue = venue,
                    State = MeetingState.Called,
                }
            );
        var coming = Day("coming", "2007-09-12", Sensitivity.Public, "Town Hall & <Annexe>");
        var hidden = Day("hidden", "2007-09-20", Sensitivity.Partnership, $"{Secret} hall");
        Report Told(string key, Sensitivity sensitivity, string title, Meeting? to = null) =>
            As(
                sensitivity,
                new Report
                {
                    Id = ids.Next<Report>(),
                    Key = key,
                    Title = title,
                    Body = executive,
                    Meeting = (to ?? coming).Id,
                    Purpose = ReportPurpose.Agree,
                }
            );
        var (open, closed, recalled) = (
            Told("open-report", Sensitivity.Public, "Play areas"),
            Told("closed-report", Sensitivity.Restricted, $"{Secret} report"),
            Told("recalled-report", Sensitivity.Public, "Taken back")
        );
        var (late, off, inside) = (
            Told("late-report", Sensitivity.Public, "Sports halls"),
            Told("off-report", Sensitivity.Public, "Car parks"),
            Told("inside-report", Sensitivity.Public, "Offices", hidden)
        );
        ReportText Text(Report report, Sensitivity sensitivity, string words, Meeting? outAt) =>
            As(
                sensitivity,
                new ReportText
                {
                    Id = ids.Next<ReportText>(),
                    Key = "text",
                    Report = report.Id,
                    Words = words,
                    ReadyOn = When.Day("2007-09-01"),
                    SubmittedOn = When.Day("2007-09-01"),
                    WentOutAt = outAt?.Id,
                    WentOutWith = outAt is null ? null : 0,
                }
            );
        var (said, old) = (
            Text(open, Sensitivity.Public, "# Why now\n\nThe swings are **old**. [Bad](javascript:alert(1)) <b>x</b>", coming),
            Text(recalled, Sensitivity.Partnership, $"{Secret} words", coming)
        );
        (said.Summary, said.Recommendation) = ("Where children can play.", "To mend the *swings*.");
        (old.RecalledOn, old.RecalledBecause) = (When.Day("2007-09-02"), "It was wrong");
        AgendaItem Item(string key, Report report, Sensitivity sensitivity, string title, int? number, Meeting? of = null) =>
            As(
                sensitivity,
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = key,
                    Meeting = (of ?? coming).Id,
                    Report = report.Id,
                    Title = title,
                    Number = number,
                }
            );
        var takenOff = Item("off", off, Sensitivity.Public, "Car parks", 5);
        (takenOff.WithdrawnOn, takenOff.WithdrawnBecause) = (When.Day("2007-09-02"), "Later");
        Paper File(
            string key,
            Report report,
            Sensitivity sensitivity,
            string title,
            bool isRecalled = false,
            bool isOut = true
        ) =>
            As(
                sensitivity,
                new Paper
                {
                    Id = ids.Next<Paper>(),
                    Key = key,
                    Report = report.Id,
                    Title = title,
                    File = $"{key}.pdf",
                    MediaType = "application/pdf",
                    Bytes = 120_000,
                    Hash = new string('a', 64),
                    On = When.Day("2007-09-01"),
                    WentOutAt = isOut ? coming.Id : null,
                    WentOutWith = isOut ? 0 : null,
                    RecalledOn = isRecalled ? When.Day("2007-09-02") : null,
                    RecalledBecause = isRecalled ? "Wrong file" : null,
                }
            );
        await app.Add(
            coming,
            hidden,
            open,
            closed,
            recalled,
            Item("play", open, Sensitivity.Public, "Play areas", 1),
            Item("secret", closed, Sensitivity.Restricted, $"{Secret} item", 2),
            Item("back", recalled, Sensitivity.Public, "Another matter", 3),
            Item("draft", open, Sensitivity.Public, $"{Secret} draft item", null),
            late,
            off,
            inside,
            Item("halls", late, Sensitivity.Public, "Sports halls", 4),
            takenOff,
            Item("inside", inside, Sensitivity.Public, $"{Secret} offices", 1, hidden),
            said,
            old,
            Text(closed, Sensitivity.Public, $"{Secret} closed words", coming),
            Text(late, Sensitivity.Public, $"{Secret} late words", null),
            Text(off, Sensitivity.Public, $"{Secret} off words", coming),
            Text(inside, Sensitivity.Public, $"{Secret} inside words", hidden),
            File("map", open, Sensitivity.Public, "Map of play areas"),
            File("costs", open, Sensitivity.Restricted, $"{Secret} costs"),
            File("old", open, Sensitivity.Public, $"{Secret} old map", isRecalled: true),
            File("new", open, Sensitivity.Public, $"{Secret} new map", isOut: false),
            File("back", recalled, Sensitivity.Public, $"{Secret} recalled paper")
        );
        return at;
    }
}
