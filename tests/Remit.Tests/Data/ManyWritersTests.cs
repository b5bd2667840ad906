using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class ManyWritersTests
{
    private static readonly (int Clients, int Edits) Asked = Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") is null
        ? (8, 10)
        : (50, 200);

    [Theory, ClassData(typeof(Databases))]
    public async Task Of_many_who_edit_one_record_at_once_each_is_told_and_every_accepted_edit_is_in_its_history(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var results = await Task.WhenAll(
            Enumerable
                .Range(0, Asked.Clients)
                .Select(client => Task.Run(() => Edits(data, body, client), TestContext.Current.CancellationToken))
        );
        var tries = results.SelectMany(r => r).ToList();
        var accepted = tries.Where(t => !t.Result.IsRefused).OrderBy(t => t.Result.Value.Number).ToList();
        tries.Count.ShouldBe(Asked.Clients * Asked.Edits);
        accepted.ShouldNotBeEmpty();
        foreach (var (_, result) in tries.Where(t => t.Result.IsRefused))
            result.ShouldBeRefused("Nobody's change is lost", data.RefOf(body));

        await using var db = data.Store.Read(Sight.Everything);
        var now = await db.All<Body>().SingleAsync(b => b.Id == body.Id, TestContext.Current.CancellationToken);
        // An edit that overwrote one it had not seen would count no further.
        now.Order.ShouldBe(accepted.Count);
        now.Purpose.ShouldBe(accepted[^1].Text);
        var entries = await db
            .ChangeEntries.Where(e => e.RecordId == body.Id.Value)
            .WithStates(db)
            .OrderBy(e => e.ChangeNumber)
            .ToListAsync(TestContext.Current.CancellationToken);
        entries.Skip(1).Select(e => e.ChangeNumber).ShouldBe(accepted.Select(a => a.Result.Value.Number));
        foreach (var (entry, edit) in entries.Skip(1).Zip(accepted))
            entry.After!.Whole().ShouldContain($"\"{edit.Text}\"");
    }

    private static async Task<List<(string Text, Result<LoggedChange> Result)>> Edits(TestData data, Body body, int client)
    {
        var tries = new List<(string, Result<LoggedChange>)>();
        foreach (var edit in Enumerable.Range(0, Asked.Edits))
        {
            var text = $"edit {edit} of client {client}";
            await using var db = data.Store.Write();
            var row = await db.Set<Body>().SingleAsync(b => b.Id == body.Id);
            row.Purpose = text;
            row.Order++;
            tries.Add((text, await db.Commit(TestData.Because(text))));
        }
        return tries;
    }
}
