using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Planners;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using Remit.Web;

namespace Remit.Tests.Meetings;

/// <summary>A partnership with a Board and an Executive, to which tests bring planners and calendars.</summary>
internal sealed class PlannerCase : IAsyncDisposable
{
    private readonly TestData data;

    private PlannerCase(TestData data, Body board, Body executive) => (this.data, Board, Executive) = (data, board, executive);

    public TestData Data => data;

    public Body Board { get; }

    public Body Executive { get; }

    public Bringing Bringing => new(data.Store, new LondonClock(data.Clock), [new PlannerIntake()]);

    public static async Task<PlannerCase> On(string provider)
    {
        var data = await TestData.On(provider);
        return new PlannerCase(data, await data.Body("Partnership Board"), await data.Body("Executive"));
    }

    /// <summary>Brings a text in and keeps it; answers are to settings (body, date) and questions by their keys.</summary>
    public Task<Outcome> Bring(string text, params (string Key, string Value)[] answers) => Bring("planner.txt", text, answers);

    public Task<Outcome> Bring(string file, string text, params (string Key, string Value)[] answers) =>
        Bringing.Keep(Given(file, Encoding.UTF8.GetBytes(text), answers), TestData.Because("Brought the planner in"));

    public Given Given(string file, byte[] content, params (string Key, string Value)[] answers)
    {
        var said = new Answers();
        foreach (var (key, value) in answers)
            said.Say(key is "date" or "body" ? Answers.NameOfSetting(key) : Answers.NameOfQuestion(key), value);
        return new Given(Bringing.Find("planner")!, file, content, said);
    }

    /// <summary>Brings a document of blocks in, as the readers of Word and web pages make them.</summary>
    public async Task<Proposal> Bring(params Block[] blocks)
    {
        var intake = new PlannerIntake();
        await using var db = data.Store.Write();
        var answers = new Answers().Say(Answers.NameOfSetting("body"), Board.Key);
        var proposal = new Proposal(
            db,
            data.Store.Ids,
            new DateOnly(2007, 9, 3),
            answers,
            new ColumnNames(intake.Columns, []),
            intake.Columns
        );
        await intake.Propose(new Document("planner.docx", blocks), proposal);
        var result = await db.Commit(TestData.Because("Brought the planner in"));
        result.Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return proposal;
    }

    /// <summary>"Executive 2007-09-12 14:00-16:00 @County Hall", by date.</summary>
    public async Task<IReadOnlyList<string>> Meetings()
    {
        await using var db = data.Store.Read(Sight.Everything);
        var names = await db.All<Body>().ToDictionaryAsync(b => b.Id, b => b.Name);
        var meetings = await db.All<Meeting>().OrderBy(m => m.Date).ThenBy(m => m.Start).ThenBy(m => m.Key).ToListAsync();
        return
        [
            .. meetings.Select(m =>
                $"{names[m.Body]} {LondonDate.Iso(m.Date)}"
                + (m.Start is { } start ? $" {LondonTime.Iso(start)}" : "")
                + (m.End is { } end ? $"-{LondonTime.Iso(end)}" : "")
                + (m.Venue is { } venue ? $" @{venue}" : "")
                + (m.Kind is { } kind ? $" {kind}" : "")
                + (m.PapersDue is { } due ? $" papers {LondonDate.Iso(due)}" : "")
                + (m.State == MeetingState.Planned ? "" : $" {m.State}")
            ),
        ];
    }

    /// <summary>"Budget: Partnership Board 2007-09-12, Agree, Director; due 2007-08-30", in order.</summary>
    public async Task<IReadOnlyList<string>> Reports()
    {
        await using var db = data.Store.Read(Sight.Everything);
        var found = await FoundReport.All(db, db.All<Report>());
        var names = await Mentions.Load(db, found.SelectMany(f => f.Mentioned));
        return
        [
            .. ReportLine
                .Of(found.OrderBy(f => f.Report.Order), names, new DateOnly(2007, 9, 3))
                .Select(r =>
                    $"{r.Title}: {r.Body.Name} {(r.Meeting is { } on ? LondonDate.Iso(on.Date) : $"“{r.MeetingWords}”")}"
                    + (r.Purpose is { } purpose ? $", {purpose}" : "")
                    + string.Concat(r.Authors.Select(a => $", {a.Title}"))
                    + (r.AuthorWords is { } words ? $", ({words})" : "")
                    + (r.Due is { } due ? $"; due {LondonDate.Iso(due)}" : "")
                    + (r.DueWords is { } dueWords ? $"; due “{dueWords}”" : "")
                    + (r.Standing ? "; standing" : "")
                    + (r.Note is { } note ? $"; {note}" : "")
                ),
        ];
    }

    public ValueTask DisposeAsync() => data.DisposeAsync();
}
