using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Handover;

public class ClosingDaysTests
{
    private const string LastDay = "2008-03-31";

    [Fact]
    public async Task A_body_that_was_established_until_a_day_is_not_closed_after_it_and_was_not_established_longer()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var old = await data.Body("Fund board", with: b => b.Established = When.Between("2006-01-01", "2007-06-30"));
        (await data.Store.Close(old.Key, LastDay, []))
            .ShouldHaveSingleItem()
            .Message.ShouldContain("was established only until 30 June 2007");
        (await data.Store.Close(old.Key, "2007-06-30", [])).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        var closed = await db.All<Body>().SingleAsync(b => b.Id == old.Id);
        (closed.Until, closed.EstablishedUntil).ShouldBe((When.Day("2007-06-30"), When.Day("2007-06-30")));
    }

    [Fact]
    public async Task A_last_day_that_was_only_planned_is_kept_while_something_is_left_to_hand_over()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next) = (await data.Body("Fund board", When.Until(LastDay)), await data.Body("School age group"));
        await data.Add(data.NewOwner(await data.Action(), data.RefOf(old)));
        (await data.Store.Close(old.Key, LastDay, [next.Key])).ShouldBeEmpty();
        await using (var db = data.Store.Read(Sight.Everything))
            (await db.All<ActionOwner>().SingleAsync()).Owner.ShouldBe(data.RefOf(next));
        (await data.Store.Close(old.Key, LastDay, [next.Key]))
            .ShouldHaveSingleItem()
            .Message.ShouldContain("closes on 31 March 2008 already, and nothing is left to hand over");
    }

    [Fact]
    public async Task What_begins_only_after_the_last_day_does_not_end_with_the_body_but_goes_to_another_or_is_changed_first()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, next) = (await data.Body("Fund board"), await data.Body("School age group"));
        var health = await data.Place(old, "Health");
        await data.Appointment(health, await data.Person("Ann"), When.From("2008-05-01"));
        var midwife = await data.Place(old, "Midwife", When.From("2009-01-01"));
        (await data.Store.Close(old.Key, LastDay, []))
            .Select(r => r.Message)
            .ShouldBe([
                "“Health” can’t end with “Fund board” on 31 March 2008: an appointment to it begins only on 1 May 2008. Say to which body it goes, or change its dates first.",
                "“Midwife” can’t end with “Fund board” on 31 March 2008: it begins only on 1 January 2009. Say to which body it goes, or change its dates first.",
            ]);
        (await data.Store.Close(old.Key, LastDay, [next.Key], ("Midwife", "end"))).ShouldBeEmpty();
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<Place>().SingleAsync(p => p.Id == midwife.Id)).Body.ShouldBe(next.Id);
        var goesOn = await db.All<Place>().SingleAsync(p => p.Continues == health.Id);
        (await db.All<Appointment>().SingleAsync()).Place.ShouldBe(goesOn.Id);
    }

    [Fact]
    public async Task Terms_that_were_begun_after_the_last_day_end_on_it_unless_they_were_agreed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (old, other) = (await data.Body("Fund board"), await data.Body("Task group"));
        var draft = data.NewTerms(old, TermsState.Draft, t => t.Period = When.From("2008-05-01"));
        await data.Add(draft, data.NewTerms(other, TermsState.Agreed, t => t.Period = When.From("2008-05-01")));
        (await data.Store.Close(old.Key, LastDay, [])).ShouldBeEmpty();
        (await data.Store.Close(other.Key, LastDay, []))
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "The terms of reference of “Task group” that begin on 1 May 2008 would begin after its last day. "
                    + "Choose a later day, or change the dates of these terms first."
            );
        await using var db = data.Store.Read(Sight.Everything);
        (await db.All<TermsOfReference>().SingleAsync(t => t.Id == draft.Id)).Period.ShouldBe(When.Between(LastDay, LastDay));
    }
}
