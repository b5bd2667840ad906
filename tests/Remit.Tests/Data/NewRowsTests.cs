using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class NewRowsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task New_rows_that_name_one_another_are_kept_in_whatever_order_they_come(string provider)
    {
        await using var data = await TestData.On(provider);
        var source = data.NewSource();
        var section = data.NewProvision(source, "5");
        var paragraph = data.NewProvision(source, "5.6", section);
        var register = data.NewRegister();
        var leadIn = data.NewResponsibility(register, "Ensure:", r => r.LeadIn = true);
        var part = data.NewResponsibility(register, "that children are heard", r => r.PartOf = leadIn.Id);
        var position = data.NewPosition(part, with: p => (p.Rating, p.On) = (Rating.PartlyMet, new DateOnly(2007, 9, 3)));

        await data.Add(
            data.NewEvidence(position, data.RefOf(register)),
            position,
            data.NewCitation(part, paragraph),
            part,
            leadIn,
            register,
            paragraph,
            section,
            source
        );

        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Provision>().SingleAsync(p => p.Id == paragraph.Id)).PartOf.ShouldBe(section.Id);
        (await db.All<Responsibility>().SingleAsync(r => r.Id == part.Id)).PartOf.ShouldBe(leadIn.Id);
        var kept = await db.All<Position>().SingleAsync();
        (kept.Rating, kept.On, kept.By, kept.Version).ShouldBe((Rating.PartlyMet, new DateOnly(2007, 9, 3), null, 1));
        (await db.ChangeEntries.CountAsync()).ShouldBe(9);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_row_that_leaves_a_list_makes_room_for_a_new_one_of_the_same(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action();
        var post = data.RefOf(await data.Post());
        await data.Add(data.NewOwner(action, post));

        await using var db = data.Store.Write();
        db.Remove(await db.Set<ActionOwner>().SingleAsync());
        var again = data.NewOwner(action, post);
        db.Add(again);
        (await db.Commit(TestData.Because("Put down again"))).ShouldPass();
        (await db.All<ActionOwner>().SingleAsync()).Id.ShouldBe(again.Id);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task New_and_changed_rows_of_one_change_are_kept_together(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var there = await data.Responsibility(register);

        await using var db = data.Store.Write();
        var leadIn = data.NewResponsibility(register, "Ensure:", r => r.LeadIn = true);
        (await db.Set<Responsibility>().SingleAsync(r => r.Id == there.Id)).PartOf = leadIn.Id;
        db.Add(leadIn);
        (await db.Commit(TestData.Because("Led in"))).ShouldPass();
        (await db.All<Responsibility>().SingleAsync(r => r.Id == there.Id)).PartOf.ShouldBe(leadIn.Id);
        await CommitTests.ShouldChain(db);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_row_that_the_database_refuses_is_named_and_keeps_all_others_out(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var same = new Body
        {
            Id = data.Store.Ids.Next<Body>(),
            Key = body.Key,
            Name = "Another",
        };

        (await data.Try(data.NewRegister(), data.NewBody(), same, data.NewBody())).ShouldBeRefused(
            "A key names one record",
            data.RefOf(same)
        );
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Body>().CountAsync(), await db.All<Register>().CountAsync()).ShouldBe((1, 0));
        (await data.Add(data.NewBody())).Number.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Many_new_rows_take_no_more_commands_than_one(string provider)
    {
        await using var data = await TestData.On(provider);
        var commands = new Counting();
        await using var services = data.AnotherNode(commands);
        var store = services.GetRequiredService<Store>();

        var one = await CommandsFor(1);
        (await CommandsFor(200)).ShouldBe(one);

        async Task<int> CommandsFor(int rows)
        {
            await using var db = store.Write();
            db.AddRange(Enumerable.Range(0, rows).Select(_ => data.NewSource()));
            commands.Count = 0;
            (await db.Commit(TestData.Because("Added"))).ShouldPass();
            return commands.Count;
        }
    }

    private sealed class Counting : DbCommandInterceptor
    {
        public int Count { get; set; }

        public override DbCommand CommandCreated(CommandEndEventData eventData, DbCommand result)
        {
            Count++;
            return result;
        }
    }
}
