using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

/// <summary>A partnership with an Executive, to which tests bring terms of reference.</summary>
internal sealed class TermsInCase : IAsyncDisposable
{
    private readonly TestData data;

    private TermsInCase(TestData data, Body body) => (this.data, Body) = (data, body);

    public TestData Data => data;

    public Body Body { get; }

    public Bringing Bringing => new(data.Store, new LondonClock(data.Clock), [new TermsIntake()]);

    public static async Task<TermsInCase> On(string provider)
    {
        var data = await TestData.On(provider);
        return new TermsInCase(data, await data.Body());
    }

    /// <summary>Brings a text in, with what is suggested where nothing else is said, and keeps it.</summary>
    public Task<Outcome> Bring(string text, params (string Key, string Value)[] answers) =>
        Bring("terms.txt", Encoding.UTF8.GetBytes(text), answers);

    public async Task<Outcome> Bring(string file, byte[] content, params (string Key, string Value)[] answers)
    {
        var said = new Answers();
        foreach (var (key, value) in answers)
            said.Say(key is "state" or "body" ? Answers.NameOfSetting(key) : Answers.NameOfQuestion(key), value);
        var given = new Given(Bringing.Find("terms")!, file, content, said);
        // An answer can open further questions.
        for (var turn = 0; turn < 4; turn++)
        {
            var open = (await Bringing.Preview(given, TestData.Because("Looked")))
                .Open.Where(q => q.Suggested is not null)
                .ToList();
            if (open.Count == 0)
                break;
            foreach (var question in open)
                said.Say(Answers.NameOfQuestion(question.Key), question.Suggested);
        }
        return await Bringing.Keep(given, TestData.Because("Brought the terms in"));
    }

    /// <summary>Looks at a text, with no answers.</summary>
    public Task<Outcome> Look(string text) =>
        Bringing.Preview(
            new Given(Bringing.Find("terms")!, "terms.txt", Encoding.UTF8.GetBytes(text), new Answers()),
            TestData.Because("Looked")
        );

    /// <summary>Looks at a document of blocks, as the readers of Word and web pages make them.</summary>
    public async Task<(Proposal Proposal, TermsOfReference? Terms)> Look(params Block[] blocks)
    {
        var intake = new TermsIntake();
        await using var db = data.Store.Write();
        var answers = new Answers().Say(Answers.NameOfSetting("body"), Body.Key);
        var names = new ColumnNames(intake.Columns, []);
        var proposal = new Proposal(db, data.Store.Ids, new DateOnly(2007, 9, 3), answers, names, intake.Columns);
        await intake.Propose(new Document("terms.docx", blocks), proposal);
        var terms = db.Set<TermsOfReference>().Local.LastOrDefault();
        (await db.Rehearse(TestData.Because("Looked"))).Refusals.Select(r => $"{r.Rule}: {r.Message}").ShouldBeEmpty();
        return (proposal, terms);
    }

    public async Task<IReadOnlyList<T>> All<T>()
        where T : Remit.Kernel.Record
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await db.All<T>().OrderBy(r => r.Order).ToListAsync();
    }

    public async Task<IReadOnlyList<string>> Rules()
    {
        await using var db = data.Store.Read(Sight.Everything);
        var version = (await db.All<TermsOfReference>().OrderBy(t => t.Order).LastAsync()).Key;
        return [.. (await Quorums.Load(db, Body.Id)).Of(version).Rules.Select(r => r.InWords([], null))];
    }

    public ValueTask DisposeAsync() => data.DisposeAsync();
}
