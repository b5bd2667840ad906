using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Members;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Members;

/// <summary>A partnership with an Executive, to which tests bring membership lists.</summary>
internal sealed class MembersCase : IAsyncDisposable
{
    private readonly TestData data;

    private MembersCase(TestData data, Body body) => (this.data, Body) = (data, body);

    public TestData Data => data;

    public Body Body { get; }

    public Bringing Bringing => new(data.Store, new LondonClock(data.Clock), [new MembersIntake()]);

    public static async Task<MembersCase> On(string provider)
    {
        var data = await TestData.On(provider);
        return new MembersCase(data, await data.Body());
    }

    public static Answers NoAnswers => new();

    /// <summary>Brings a text in for the Executive, and keeps it; the answers are to settings and questions by their keys.</summary>
    public Task<Outcome> Bring(string text, params (string Key, string Value)[] answers) => Bring("members.txt", text, answers);

    public Task<Outcome> Bring(string file, string text, params (string Key, string Value)[] answers) =>
        Bringing.Keep(Given(file, text, answers), TestData.Because("Brought the members in"));

    public Task<Outcome> Preview(string text, params (string Key, string Value)[] answers) =>
        Bringing.Preview(Given("members.txt", text, answers), TestData.Because("Brought the members in"));

    public Given Given(string file, string text, params (string Key, string Value)[] answers)
    {
        var said = new Answers().Say(Answers.NameOfSetting("body"), Body.Key);
        foreach (var (key, value) in answers)
            said.Say(key is "date" or "body" ? Answers.NameOfSetting(key) : Answers.NameOfQuestion(key), value);
        return new Given(Bringing.Find("members")!, file, Encoding.UTF8.GetBytes(text), said);
    }

    /// <summary>Brings a document of blocks in, as the readers of Word and web pages make them.</summary>
    public async Task<Proposal> Bring(params Block[] blocks)
    {
        var intake = new MembersIntake();
        await using var db = data.Store.Write();
        var answers = new Answers().Say(Answers.NameOfSetting("body"), Body.Key);
        var proposal = new Proposal(
            db,
            data.Store.Ids,
            new DateOnly(2007, 9, 3),
            answers,
            new ColumnNames(intake.Columns, []),
            intake.Columns
        );
        await intake.Propose(new Document("terms.docx", blocks), proposal);
        var result = await db.Commit(TestData.Because("Brought the members in"));
        result.Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return proposal;
    }

    /// <summary>The body's places with who sits there: "Chief Nurse, ICB: Jane Smith".</summary>
    public async Task<IReadOnlyList<string>> Places()
    {
        await using var db = data.Store.Read(Sight.Everything);
        var seats = await Seats.Load(db, new DateOnly(2007, 9, 3), Body.Id);
        return [.. seats.Of(Body.Id).Select(Words)];
    }

    public async Task<IReadOnlyList<T>> All<T>()
        where T : Remit.Kernel.Record
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.All<T>().OrderBy(r => r.Order).ToListAsync();
    }

    public async Task<Person> Person(string name) => (await All<Person>()).Single(p => p.Name == name);

    public async Task<Place> Place(string title) => (await All<Place>()).Single(p => p.Title == title);

    public ValueTask DisposeAsync() => data.DisposeAsync();

    private static string Words(Seat seat) =>
        seat.Title
        + (seat.FilledBy is { } organisation && organisation.Name != seat.Title ? $", {organisation.Name}" : "")
        + (
            seat.State switch
            {
                SeatState.Vacant => ": vacant",
                SeatState.NotRecorded => "",
                SeatState.Appointed or SeatState.ExOfficio => $": {string.Join(" and ", seat.Holders.Select(h => h.Name))}",
            }
        );
}

/// <summary>What an import must say.</summary>
internal static class OutcomeAssertions
{
    public static Outcome ShouldBeKept(this Outcome outcome)
    {
        outcome.Findings.Where(f => f.Kind == FindingKind.Refused).Select(f => f.Words).ShouldBeEmpty();
        outcome.Open.Select(q => q.Words).ShouldBeEmpty();
        outcome.Change.ShouldNotBeNull();
        return outcome;
    }

    public static Outcome ShouldChangeNothing(this Outcome outcome)
    {
        outcome.Open.Select(q => q.Words).ShouldBeEmpty();
        outcome
            .Findings.Where(f => f.Kind is FindingKind.New or FindingKind.Changed or FindingKind.Refused)
            .Select(f => $"{f.Kind}: {f.Words}")
            .ShouldBeEmpty();
        return outcome;
    }

    public static Outcome ShouldSay(this Outcome outcome, FindingKind kind, string part)
    {
        outcome
            .Findings.Where(f => f.Kind == kind)
            .Select(f => f.Words)
            .ShouldContain(
                w => w.Contains(part, StringComparison.Ordinal),
                string.Join("\n", outcome.Findings.Select(f => $"{f.Kind}: {f.Words}"))
            );
        return outcome;
    }
}
