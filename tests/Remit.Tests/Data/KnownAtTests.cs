using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Responsibilities.Registers;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Data;

public class KnownAtTests
{
    private static bool Soak => Environment.GetEnvironmentVariable("REMIT_TEST_SOAK") == "1";

    /// <summary>Each number of a series is a step: what to do, to which record, with what value.</summary>
    [Theory, ClassData(typeof(Databases))]
    public void What_was_known_at_a_change_is_what_was_there_after_it(string provider)
    {
        var runs = (provider == Databases.Sqlite ? 8 : 4) * (Soak ? 20 : 1);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(runs).WithStartSize(25).WithEndSize(50).WithQuietOnSuccess(true),
            Prop.ForAll(
                Arb.From(Gen.Choose(0, 999_999).ArrayOf(), Shorter),
                series => Task.Run(() => Run(provider, series)).GetAwaiter().GetResult()
            )
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_was_known_at_the_start_and_nothing_is_known_of_the_future(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body();
        await using (var start = await data.Store.ReadKnownAt(0, Sight.Everything))
        {
            (await start.All<Body>().AnyAsync(), await start.Changes.AnyAsync()).ShouldBe((false, false));
        }
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => data.Store.ReadKnownAt(2, Sight.Everything));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => data.Store.ReadKnownAt(-1, Sight.Everything));
        await data.Body();
        await using var now = await data.Store.ReadKnownAt(2, Sight.Everything);
        (await now.All<Body>().CountAsync(), await now.Changes.CountAsync()).ShouldBe((2, 2));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_last_change_by_an_instant_is_the_last_recorded_then(string provider)
    {
        await using var data = await TestData.On(provider);
        var first = data.Clock.Now;
        await data.Body();
        await data.Body();
        data.Clock.Now = first.AddMinutes(5);
        await data.Body();

        (await data.Store.LastChangeBy(first.AddTicks(-1))).ShouldBe(0);
        (await data.Store.LastChangeBy(first)).ShouldBe(2);
        (await data.Store.LastChangeBy(first.AddMinutes(5).AddTicks(-1))).ShouldBe(2);
        (await data.Store.LastChangeBy(first.AddYears(1))).ShouldBe(3);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_closed_to_a_viewer_now_is_closed_to_them_in_the_past(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        await data.Edit(body, b => b.Sensitivity = Sensitivity.Public);
        (await SeenAt(2, Sight.Published)).ShouldBe(1);

        await data.Edit(body, b => b.Sensitivity = Sensitivity.Partnership);

        (await SeenAt(2, Sight.Published)).ShouldBe(0);
        (await SeenAt(2, Sight.OfThePartnership([]))).ShouldBe(1);
        (await SeenAt(2, Sight.Everything)).ShouldBe(1);

        async Task<int> SeenAt(long change, Sight sight)
        {
            await using var then = await data.Store.ReadKnownAt(change, sight);
            return await then.All<Body>().CountAsync();
        }
    }

    [Fact]
    public async Task A_look_stays_open_while_others_push_it_out_of_memory()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        foreach (var name in Enumerable.Range(1, 8))
            await data.Body($"Body {name}");
        await using var first = await data.Store.ReadKnownAt(1, Sight.Everything);
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    Task.Run(async () =>
                    {
                        await using var then = await data.Store.ReadKnownAt((i % 8) + 1, Sight.Everything);
                        (await then.All<Body>().CountAsync()).ShouldBe((i % 8) + 1);
                    })
                )
        );
        (await first.All<Body>().CountAsync()).ShouldBe(1);
    }

    private static IEnumerable<int[]> Shorter(int[] series) =>
        Enumerable.Range(0, series.Length).Select(left => series.Where((_, i) => i != left).ToArray());

    private static async Task Run(string provider, int[] series)
    {
        await using var data = await TestData.On(provider);
        var states = new List<IReadOnlyList<string>> { await State(data.Store.Read(Sight.Everything)) };
        await Start(data);
        states.AddRange([
            await State(await data.Store.ReadKnownAt(1, Sight.Everything)),
            await State(data.Store.Read(Sight.Everything)),
        ]);
        foreach (var step in series)
        {
            await using var db = data.Store.Write();
            await Take(data, db, step);
            var result = await db.Commit(TestData.Because($"Step {step}"));
            var state = await State(data.Store.Read(Sight.Everything));
            if (result.IsRefused || result.Value.Number == 0)
            {
                state.ShouldBe(states[^1]);
                continue;
            }
            result.Value.Number.ShouldBe(states.Count);
            states.Add(state);
        }
        // Backwards and forwards: a look must not depend on what was looked at before.
        foreach (var change in Enumerable.Range(0, states.Count).Reverse().Concat([states.Count - 1, 0]))
            (await State(await data.Store.ReadKnownAt(change, Sight.Everything))).ShouldBe(states[change], $"known at {change}");
        await using var log = data.Store.Read(Sight.Everything);
        await CommitTests.ShouldChain(log);
        // What was shown is what the ledger proves: its newest leaves up to each change say the same, and all of it verifies.
        var leaves = await LedgerLog.Between(log, 0, long.MaxValue);
        for (var change = 0; change < states.Count; change++)
            Proved(log, leaves, change).ShouldBe(states[change], $"proved at {change}");
        (await Verification.Of(log, [])).Faults.ShouldBeEmpty();
    }

    private static List<string> Proved(Db log, IReadOnlyList<LedgerEntry> leaves, long change) =>
        [
            .. leaves
                .Where(l => l.Change.Number <= change)
                .GroupBy(l => l.Entry.RecordId)
                .Select(record => record.MaxBy(l => l.Change.Number)!)
                .Where(l => l.Entry.After is not null)
                .Select(l => $"{TypeOf(log, l.Entry.Kind).Name} {new LoggedState(l.Entry.After!, l.Personal?.Values).Whole()}")
                .Order(StringComparer.Ordinal),
        ];

    private static Type TypeOf(Db db, string kind) =>
        db.Shapes.Find(kind)?.Type ?? db.Shapes.Links.First(l => l.Kind == kind).Type;

    /// <summary>One record of each kind that the steps change, in one change.</summary>
    private static async Task Start(TestData data)
    {
        await using var db = data.Store.Write();
        var (body, action) = (data.NewBody(when: When.From("2006-04-01")), data.NewAction());
        db.AddRange(
            data.NewSource("Children Act 2004"),
            body,
            data.NewPlace(body),
            action,
            data.NewOwner(action, data.RefOf(body))
        );
        (await db.Commit(TestData.Because("Started"))).ShouldPass();
        await NewResponsibility(data, db, 0);
        (await db.Commit(TestData.Because("Started"))).ShouldPass();
    }

    private static async Task<IReadOnlyList<string>> State(Db db)
    {
        await using (db)
        {
            var rows = new List<string>();
            foreach (var type in db.Shapes.All.Select(s => s.Type).Concat(db.Shapes.Links.Select(l => l.Type)))
            {
                var read =
                    (Task<List<IRow>>)
                        typeof(KnownAtTests)
                            .GetMethod(
                                nameof(Rows),
                                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static
                            )!
                            .MakeGenericMethod(type)
                            .Invoke(null, [db])!;
                var entity = db.Model.FindEntityType(type)!;
                rows.AddRange((await read).Select(r => $"{type.Name} {LogJson.Write(RowTable.Of(entity), r)}"));
            }
            rows.Sort(StringComparer.Ordinal);
            return rows;
        }
    }

    private static async Task<List<IRow>> Rows<T>(Db db)
        where T : class, IRow => [.. await db.All<T>().ToListAsync()];

    private static async Task Take(TestData data, Db db, int step)
    {
        var (what, value) = (step % 11, step / 11);
        switch (what)
        {
            case 0:
                db.Add(data.NewBody($"Body {value}", When.From("2006-04-01")));
                break;
            case 1 when await Any<Body>(db, value) is { } body:
                (body.Name, body.Ages) = ($"Body {value}", AgeRange.TryCreate(value % 20, null, out var ages) ? ages : null);
                break;
            case 2 when await Any<Body>(db, value) is { } body:
                db.Add(data.NewPlace(body, $"Place {value}", When.From("2007-04-01")));
                break;
            case 3 when await Any<Place>(db, value) is { } place:
                place.Period = value % 2 == 0 ? When.Always : When.Between("2007-04-01", "2008-03-31");
                place.Vote = (value % 3) switch
                {
                    0 => null,
                    1 => Vote.Voting,
                    _ => Vote.Advisory,
                };
                break;
            case 4:
                db.Add(data.NewAction($"Action {value}", a => a.Due = When.Day("2008-01-01").AddDays(value % 900)));
                break;
            case 5 when await Any<ActionItem>(db, value) is { } action && await Any<Body>(db, value / 7) is { } body:
                db.Add(data.NewOwner(action, data.RefOf(body)));
                break;
            case 6 when await Any<ActionOwner>(db, value) is { } owner:
                db.Remove(owner);
                break;
            case 7 when await Any<ActionItem>(db, value) is { } action:
                (action.Status, action.Progress) = ((ActionStatus)(value % 3), value % 2 == 0 ? null : $"“{value}” é\n🙂 & <b>");
                break;
            case 8:
                await NewResponsibility(data, db, value);
                break;
            case 9 when await Any<Citation>(db, value) is { } citation:
                db.Remove(citation);
                if (await Any<Responsibility>(db, value) is { } responsibility)
                    responsibility.Text = $"Text {value}";
                break;
            case 10 when await Any<Place>(db, value) is { } place && await Any<Body>(db, value) is { } body:
                // Several kinds at once; a body that ends before its places is refused.
                (place.Title, body.Period) = (
                    $"Both {value}",
                    value % 3 == 0 ? When.Between("2006-04-01", "2006-09-30") : When.From("2006-04-01")
                );
                break;
            default:
                break;
        }
    }

    private static async Task NewResponsibility(TestData data, Db db, int value)
    {
        var act = await db.Set<Remit.Responsibilities.Sources.Source>().SingleAsync();
        var provision = data.NewProvision(act, $"s. {(value % 99) + 1}");
        var register = await Any<Register>(db, value) ?? data.NewRegister();
        if (db.Entry(register).State == EntityState.Detached)
            db.Add(register);
        var responsibility = data.NewResponsibility(register, $"Duty {value}", r => r.Number = $"{value}");
        db.AddRange(provision, responsibility, data.NewCitation(responsibility, provision));
    }

    private static async Task<T?> Any<T>(Db db, int value)
        where T : class, IRow
    {
        var rows = await db.Set<T>().ToListAsync();
        return rows.Count == 0 ? null : rows.OrderBy(r => r.RowId).ElementAt(value % rows.Count);
    }
}
