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

    public static async Task<MinutesCase> Start(string provider)
    {
        var at = await MinutesCase.Start(provider);
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
        Report Told(string key, Sensitivity sensitivity, string title) =>
            As(
                sensitivity,
                new Report
                {
                    Id = ids.Next<Report>(),
                    Key = key,
                    Title = title,
                    Body = executive,
                    Meeting = coming.Id,
                }
            );
        var (open, closed, recalled) = (
            Told("open-report", Sensitivity.Public, "Play areas"),
            Told("closed-report", Sensitivity.Restricted, $"{Secret} report"),
            Told("recalled-report", Sensitivity.Public, "Taken back")
        );
        AgendaItem Item(string key, Report report, Sensitivity sensitivity, string title, int? number) =>
            As(
                sensitivity,
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = key,
                    Meeting = coming.Id,
                    Report = report.Id,
                    Title = title,
                    Number = number,
                }
            );
        Paper File(string key, Report report, Sensitivity sensitivity, string title, bool isRecalled = false) =>
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
            As(
                Sensitivity.Public,
                new ReportText
                {
                    Id = ids.Next<ReportText>(),
                    Key = "text",
                    Report = open.Id,
                    Summary = "Where children can play.",
                    ReadyOn = When.Day("2007-09-01"),
                    SubmittedOn = When.Day("2007-09-01"),
                }
            ),
            As(
                Sensitivity.Partnership,
                new ReportText
                {
                    Id = ids.Next<ReportText>(),
                    Key = "text",
                    Report = recalled.Id,
                    Summary = $"{Secret} summary",
                    RecalledOn = When.Day("2007-09-02"),
                    RecalledBecause = "It was wrong",
                }
            ),
            File("map", open, Sensitivity.Public, "Map of play areas"),
            File("costs", open, Sensitivity.Restricted, $"{Secret} costs"),
            File("old", open, Sensitivity.Public, $"{Secret} old map", isRecalled: true),
            File("back", recalled, Sensitivity.Public, $"{Secret} recalled paper")
        );
        return at;
    }
}
