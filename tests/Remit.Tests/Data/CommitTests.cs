using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class CommitTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_change_says_who_in_what_capacity_when_what_and_why(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var db = data.Store.Write();
        db.Add(data.NewBody());
        await db.Commit(new Change("Ann Clerk", "clerk", "Added the Executive", "The Board asked for it"));

        var change = await db.Changes.SingleAsync();
        (change.Number, change.At, change.Who, change.Capacity, change.What, change.Why).ShouldBe(
            (1, data.Clock.Now, "Ann Clerk", "clerk", "Added the Executive", "The Board asked for it")
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_log_holds_a_record_as_it_was_before_and_after_the_same_on_both_databases(string provider)
    {
        await using var data = await TestData.On(provider);
        AgeRange.TryCreate(AgeRange.PreBirth, 5, out var ages).ShouldBeTrue();
        var body = await data.Body(
            "Early years “group”",
            When.From("2007-04-01"),
            b => (b.Kind, b.Ages) = (BodyKind.AgeGroup, ages)
        );
        await data.Edit(body, b => b.Outside = true);

        await using var db = data.Store.Read(Sight.Everything);
        var entries = await db.ChangeEntries.OrderBy(e => e.ChangeNumber).WithStates(db).ToListAsync();
        var after =
            $$"""{"ages":"pre-birth to 5","from":"2007-04-01","id":"{{body.Id}}","is_established":false,"key":"{{body.Key}}","kind":"age-group","name":"Early years “group”","order":0,"outside":false,"sensitivity":1,"version":1}""";
        entries.Select(e => e.Before?.Whole()).ShouldBe([null, after]);
        entries
            .Select(e => e.After?.Whole())
            .ShouldBe([
                after,
                after
                    .Replace("\"outside\":false", "\"outside\":true", StringComparison.Ordinal)
                    .Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal),
            ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_refused_change_keeps_nothing_and_takes_no_number(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body();
        (await data.Try(data.NewBody(), data.NewRegister(holder: new RecordRef("post", Guid.Empty)))).IsRefused.ShouldBeTrue();
        (await data.Add(data.NewBody())).Number.ShouldBe(2);

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Body>().CountAsync(), await db.ChangeEntries.CountAsync()).ShouldBe((2, 2));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_rehearsal_refuses_what_would_be_refused_and_keeps_nothing(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var db = data.Store.Write();
        db.Add(data.NewBody());
        (await db.Rehearse(TestData.Because("Tried"))).Value.Number.ShouldBe(1);
        db.Add(data.NewRegister(holder: new RecordRef("post", Guid.Empty)));
        (await db.Rehearse(TestData.Because("Tried"))).IsRefused.ShouldBeTrue();
        (await db.All<Body>().AnyAsync(), await db.Changes.AnyAsync()).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_change_of_nothing_is_not_a_change()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        await using var db = data.Store.Write();
        db.Update(await db.Set<Body>().SingleAsync());
        (await db.Commit(TestData.Because("Pressed save"))).Value.Number.ShouldBe(0);

        (await db.Set<Body>().SingleAsync()).Name = "Executive";
        (await db.Commit(TestData.Because("Typed the same"))).Value.Number.ShouldBe(0);
        (await db.Changes.CountAsync(), (await db.All<Body>().SingleAsync()).Version).ShouldBe((1, body.Version));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_second_of_two_who_edit_one_record_is_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        await using var ann = data.Store.Write();
        await using var ben = data.Store.Write();
        (await ann.Set<Body>().SingleAsync()).Name = "Ann's name";
        (await ben.Set<Body>().SingleAsync()).Name = "Ben's name";

        (await ann.Commit(TestData.Because("Named"))).ShouldPass();
        (await ben.Commit(TestData.Because("Named"))).ShouldBeRefused("Nobody's change is lost", data.RefOf(body));
        (await ben.All<Body>().SingleAsync()).Name.ShouldBe("Ann's name");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_second_of_two_who_take_one_line_off_a_list_is_refused(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action();
        await data.Add(data.NewOwner(action, data.RefOf(await data.Post())));
        await using var ann = data.Store.Write();
        await using var ben = data.Store.Write();
        ann.Remove(await ann.Set<ActionOwner>().SingleAsync());
        ben.Remove(await ben.Set<ActionOwner>().SingleAsync());

        (await ann.Commit(TestData.Because("Took off"))).ShouldPass();
        (await ben.Commit(TestData.Because("Took off"))).Refusals.ShouldHaveSingleItem().Rule.ShouldBe("Nobody's change is lost");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Many_writers_at_once_lose_nothing_and_number_without_a_gap(string provider)
    {
        const int writers = 6;
        const int each = 8;
        await using var data = await TestData.On(provider);
        var body = await data.Body("0");
        // On PostgreSQL each writer is a web node of its own; an embedded database has one process.
        var nodes = Enumerable.Range(0, provider == Databases.PostgreSql ? writers : 0).Select(_ => data.AnotherNode()).ToList();

        await Task.WhenAll(Enumerable.Range(0, writers).Select(w => Task.Run(() => Write(w))));

        foreach (var node in nodes)
            await node.DisposeAsync();
        await using var db = data.Store.Read(Sight.Everything);
        var numbers = await db.Changes.OrderBy(c => c.Number).Select(c => c.Number).ToListAsync();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(n => (long)n));
        numbers.Count.ShouldBe((await db.All<Body>().CountAsync()) + (writers * each));
        (await db.All<Body>().SingleAsync(b => b.Id == body.Id)).Name.ShouldBe($"{writers * each}");
        await ShouldChain(db);

        async Task Write(int writer)
        {
            var store = nodes.Count == 0 ? data.Store : nodes[writer].GetRequiredService<Store>();
            for (var done = 0; done < each; )
            {
                // One that nobody else touches, and one that all do.
                await using var own = store.Write();
                own.Add(data.NewBody());
                (await own.Commit(TestData.Because("Added"))).ShouldPass();

                await using var write = store.Write();
                var there = await write.Set<Body>().SingleAsync(b => b.Id == body.Id);
                there.Name = $"{int.Parse(there.Name, System.Globalization.CultureInfo.InvariantCulture) + 1}";
                if (!(await write.Commit(TestData.Because("Counted"))).IsRefused)
                    done++;
            }
        }
    }

    [Fact]
    public async Task Time_never_runs_backwards_in_the_log()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var first = await data.Add(data.NewBody());
        data.Clock.Now -= TimeSpan.FromHours(1);
        (await data.Add(data.NewBody())).At.ShouldBe(first.At);
    }

    [Fact]
    public async Task Nothing_is_written_past_the_log_and_no_record_is_deleted()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Body();
        await using var db = data.Store.Write();
        db.Add(data.NewBody());
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        Should.Throw<InvalidOperationException>(() => db.SaveChanges());
        db.ChangeTracker.Clear();
        db.Remove(await db.Set<Body>().SingleAsync());
        await Should.ThrowAsync<InvalidOperationException>(() => db.Commit(TestData.Because("Deleted")));
        await using var reading = data.Store.Read(Sight.Everything);
        await Should.ThrowAsync<InvalidOperationException>(() => reading.Commit(TestData.Because("Read")));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_above_the_ceiling_is_not_there(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Open", with: b => b.Sensitivity = Sensitivity.Public);
        await data.Body("Ours", with: b => b.Sensitivity = Sensitivity.Partnership);
        await data.Body("Closed", with: b => b.Sensitivity = Sensitivity.Restricted);

        foreach (var (sight, count) in new[] { (Sight.Published, 1), (Sight.Everything, 3), (Sight.OfThePartnership([]), 2) })
        {
            await using var now = data.Store.Read(sight);
            await using var then = await data.Store.ReadKnownAt(3, sight);
            (await now.All<Body>().CountAsync(), await then.All<Body>().CountAsync()).ShouldBe((count, count));
        }
    }

    /// <summary>Each record was before a change what it was after the one before.</summary>
    internal static async Task ShouldChain(Db db)
    {
        var entries = await db.ChangeEntries.OrderBy(e => e.ChangeNumber).WithStates(db).ToListAsync();
        foreach (var record in entries.GroupBy(e => e.RecordId))
            record.Select(e => e.Before).ShouldBe(record.Select(e => e.After).Prepend(null).SkipLast(1));
    }
}
