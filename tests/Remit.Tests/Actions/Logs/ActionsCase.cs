using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Actions.Logs;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions.Logs;

/// <summary>A partnership with an Executive, to which tests bring action logs.</summary>
internal sealed class ActionsCase : IAsyncDisposable
{
    private ActionsCase(TestData data, Body body) => (Data, Body) = (data, body);

    public TestData Data { get; }

    public Body Body { get; }

    public Bringing Bringing => new(Data.Store, new LondonClock(Data.Clock), [new ActionsIntake()]);

    public static async Task<ActionsCase> On(string provider)
    {
        var data = await TestData.On(provider);
        return new ActionsCase(data, await data.Body());
    }

    /// <summary>Brings a text in for the Executive, and keeps it; the answers are to settings and questions by their keys.</summary>
    public Task<Outcome> Bring(string text, params (string Key, string Value)[] answers) => Bring("log.txt", text, answers);

    public Task<Outcome> Bring(string file, string text, params (string Key, string Value)[] answers) =>
        Bringing.Keep(Given(file, Encoding.UTF8.GetBytes(text), answers), TestData.Because("Brought the actions in"));

    public Task<Outcome> Preview(string text, params (string Key, string Value)[] answers) =>
        Bringing.Preview(Given("log.txt", Encoding.UTF8.GetBytes(text), answers), TestData.Because("Looked at the actions"));

    public Given Given(string file, byte[] content, params (string Key, string Value)[] answers)
    {
        var said = new Answers().Say(Answers.NameOfSetting("body"), Body.Key);
        foreach (var (key, value) in answers)
            said.Say(key is "date" or "body" or "status" ? Answers.NameOfSetting(key) : Answers.NameOfQuestion(key), value);
        return new Given(Bringing.Find("actions")!, file, content, said);
    }

    /// <summary>Brings a document of blocks in, as the readers of Word and web pages make them.</summary>
    public async Task<Proposal> Bring(params Block[] blocks)
    {
        var intake = new ActionsIntake();
        await using var db = Data.Store.Write();
        var answers = new Answers().Say(Answers.NameOfSetting("body"), Body.Key);
        var proposal = new Proposal(
            db,
            Data.Store.Ids,
            new DateOnly(2007, 9, 3),
            answers,
            new ColumnNames(intake.Columns, []),
            intake.Columns
        );
        await intake.Propose(new Document("plan.docx", blocks), proposal);
        var result = await db.Commit(TestData.Because("Brought the actions in"));
        result.Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return proposal;
    }

    public async Task<IReadOnlyList<ActionItem>> Actions()
    {
        await using var db = Data.Store.Read(Sight.Everything);
        return await db.All<ActionItem>().OrderBy(a => a.Order).ToListAsync();
    }

    public async Task<ActionItem> Only() => (await Actions()).Single();

    /// <summary>The kinds of owner of an action with their names: "person Jane Smith".</summary>
    public async Task<IReadOnlyList<string>> Owners(ActionItem action)
    {
        await using var db = Data.Store.Read(Sight.Everything);
        var owners = await db.All<ActionOwner>().Where(o => o.Action == action.Id).OrderBy(o => o.Order).ToListAsync();
        var names = await Remit.Web.Mentions.Load(db, owners.Select(o => (RecordRef?)o.Owner));
        return [.. owners.Select(o => $"{o.Owner.Kind} {names[o.Owner]!.Title}")];
    }

    public ValueTask DisposeAsync() => Data.DisposeAsync();
}
