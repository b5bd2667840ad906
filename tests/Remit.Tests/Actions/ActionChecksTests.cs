using Remit.Checks;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions;

/// <summary>ACT-01 and RSP-06: actions that drift, and actions that nobody does.</summary>
public class ActionChecksTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_action_that_is_put_off_twice_or_carried_over_three_times_drifts(string provider)
    {
        await using var data = await TestData.On(provider);
        var bodies = new[] { await data.Body("One"), await data.Body("Two"), await data.Body("Three"), await data.Body("Four") };
        var action = await data.Action(with: a =>
            (a.Due, a.ReportedTo, a.OwnerWords) = (When.Day("2007-10-01"), data.RefOf(bodies[0]), "All")
        );
        (await data.TrySay(action, "Late", "2007-11-01", "The audit is late")).ShouldPass();
        (await data.TrySay(action, "Early after all", "2007-10-15", "It came")).ShouldPass();
        (await data.Found("ACT-01")).ShouldBeEmpty("one that was put off once and then brought forward does not drift");
        (await data.TrySay(action, "Later still", "2007-12-01", "It went")).ShouldPass();
        var found = (await data.Found("ACT-01")).ShouldHaveSingleItem();
        found.Message.ShouldBe("“Write the plan” was put off twice: first due on 1 October 2007, now on 1 December 2007.");
        foreach (var body in bodies.Skip(1))
            await data.Edit(action, a => a.ReportedTo = data.RefOf(body));
        (await data.Found("ACT-01")).Select(f => f.Fault).ShouldBe(["put-off", "carried-over"], ignoreOrder: true);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_action_that_its_owners_left_is_nobodys(string provider)
    {
        await using var data = await TestData.On(provider);
        var (gone, stays) = (await data.Post("Old post"), await data.Post("New post"));
        var holder = await data.Person();
        await data.Holding(gone, holder, When.Until("2007-08-31"));
        await data.Holding(stays, holder);
        var (action, shared, healthy) = (await data.Action("One"), await data.Action("Two"), await data.Action("Three"));
        await data.Add(data.NewOwner(action, data.RefOf(gone)));
        await data.Add(data.NewOwner(shared, data.RefOf(gone)), data.NewOwner(shared, data.RefOf(stays)));
        await data.Add(data.NewOwner(healthy, data.RefOf(stays)));
        var found = await data.Found("ACT-01");
        found.Select(f => f.Severity).ShouldBe([Severity.Warning, Severity.Note], ignoreOrder: true);
        found[0].Message.ShouldBe("“One”: Old post has been held by nobody since 31 August 2007, and nobody else is to do it.");
        found[0].Records.Select(r => r.Title).ShouldBe(["One", "Old post"]);
        (await data.Found("ACT-01", "2007-08-31")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_closed_here_without_proof_is_worth_a_look_for_a_year_and_what_came_in_so_is_not()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (here, proved) = (await data.Action("Here"), await data.Action("Proved"));
        await data.Action("Imported", a => (a.Status, a.DoneOn) = (Remit.Actions.ActionStatus.Done, When.Day("2007-08-01")));
        (await data.TryClose(here, proof: null, reason: "The auditor left")).ShouldPass();
        (await data.TryClose(proved)).ShouldPass();
        (await data.Found("ACT-01"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("“Here” was closed on 3 September 2007 without anything that shows it: “The auditor left”.");
        (await data.Found("ACT-01", "2008-10-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_open_action_without_owner_or_date_is_still_to_be_recorded_and_an_overdue_one_is_late()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Action("Neither");
        await data.Action("Nobody", a => a.DueWords = "quarterly");
        await data.Action("Never", a => a.OwnerWords = "All partners");
        await data.Action("Late", a => (a.OwnerWords, a.Due) = ("All partners", When.Day("2007-09-02")));
        await data.Action("Healthy", a => (a.OwnerWords, a.Due) = ("All partners", When.Day("2007-09-03")));
        var found = await data.Found("RSP-06");
        found
            .Where(f => f.IsNotRecorded)
            .Select(f => f.Message)
            .ShouldBe(
                [
                    "It is not recorded who is to do “Neither”, or by when.",
                    "It is not recorded who is to do “Nobody”.",
                    "It is not recorded by when “Never” is to be done.",
                ],
                ignoreOrder: true
            );
        found
            .Where(f => !f.IsNotRecorded)
            .ShouldHaveSingleItem()
            .Message.ShouldBe("“Late” was due on 2 September 2007 and is still open.");
    }
}
