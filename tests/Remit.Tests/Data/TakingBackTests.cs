using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class TakingBackTests
{
    private static readonly Change Back = TestData.Because("Took it back");

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_change_added_is_withdrawn_and_what_it_changed_is_as_it_was(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Executive");
        var action = await data.Action();
        var owner = data.NewOwner(action, data.RefOf(body));
        await data.Add(owner);
        await using (var db = data.Store.Write())
        {
            (await db.Set<Body>().SingleAsync()).Name = "Executive Group";
            db.Add(data.NewBody("Board"));
            db.Remove(await db.Set<ActionOwner>().SingleAsync());
            (await db.Commit(TestData.Because("Brought in"))).Value.Number.ShouldBe(4);
        }

        var taken = await data.Store.TakeBack(4, Back);

        taken.ShouldPass();
        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Body>().Select(b => b.Name).ToListAsync()).ShouldBe(["Executive"]);
        (await now.All<ActionOwner>().SingleAsync()).Owner.ShouldBe(data.RefOf(body));
        (await now.All<Body>().SingleAsync()).Version.ShouldBe(5);
        await using var between = await data.Store.ReadKnownAt(4, Sight.Everything);
        (await between.All<Body>().OrderBy(b => b.Name).Select(b => b.Name).ToListAsync()).ShouldBe(["Board", "Executive Group"]);
        await using var after = await data.Store.ReadKnownAt(5, Sight.Everything);
        (await after.All<Body>().Select(b => b.Name).ToListAsync()).ShouldBe(["Executive"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Taking_back_can_itself_be_taken_back(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Body("Executive");
        await data.Store.TakeBack(1, Back);

        (await data.Store.TakeBack(2, Back)).ShouldPass();

        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Body>().SingleAsync()).Name.ShouldBe("Executive");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_change_is_not_taken_back_when_a_later_one_worked_on_its_records(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Executive");
        await data.Edit(body, b => b.Outside = true);

        var taken = await data.Store.TakeBack(1, Back);

        taken.Refusals.Single().Rule.ShouldBe("Only what nothing was built on is taken back");
        taken.Refusals.Single().Message.ShouldStartWith("Change 2 has worked");
        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Body>().CountAsync(), await now.Changes.CountAsync()).ShouldBe((1, 2));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_change_is_not_taken_back_when_other_records_name_what_it_added(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Executive");
        var other = await data.Body("Board");
        await data.Place(body);
        await data.Action(with: a => a.ReportedTo = data.RefOf(other));

        foreach (var number in new[] { 1, 2 })
            (await data.Store.TakeBack(number, Back)).Refusals.Single().Message.ShouldStartWith("Other records name");

        await using var now = data.Store.Read(Sight.Everything);
        (await now.All<Body>().CountAsync(), await now.Changes.CountAsync()).ShouldBe((2, 4));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_whole_partnership_that_was_brought_in_goes_again_and_only_the_log_remembers(string provider)
    {
        await using var data = await TestData.On(provider);
        var import = new PartnershipImport(data.Store);
        var files = FileSet.Read(Path.Combine(Repository.Root, "samples", "leicestershire-2007"));
        (await import.Run(files, TestData.Because("Brought in"), rehearse: false, _ => { })).Problems.ShouldBeEmpty();

        (await data.Store.TakeBack(1, Back)).ShouldPass();

        await using var now = data.Store.Read(Sight.Everything);
        (await new PartnershipExport(now).Run()).Texts.ShouldBeEmpty();
        await using var known = await data.Store.ReadKnownAt(1, Sight.Everything);
        (await new PartnershipExport(known).Run()).Texts.ShouldBe(files.Texts);
    }

    [Fact]
    public async Task A_change_that_is_not_there_is_not_taken_back()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        (await data.Store.TakeBack(7, Back)).Refusals.Single().Message.ShouldBe("There is no change 7 that could be taken back.");
    }
}
