using Remit.Actions;
using Remit.Structure.Handover;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions;

public class NoBodyClosesOverOpenActionsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_gets_no_last_day_while_an_action_of_it_is_open(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Fund board");
        var own = await data.Action("One");
        await data.Add(data.NewOwner(own, data.RefOf(body)));
        var reported = await data.Action("Two", a => a.ReportedTo = data.RefOf(body));
        (await data.TryEdit(body, b => b.Period = When.Until("2008-03-31")))
            .ShouldBeRefused(ClosingPlan.WhatIsOpen, data.RefOf(body), "until")
            .Message.ShouldBe(
                "“Fund board” can’t close on 31 March 2008 yet: 2 actions are still open. Close it by “Close” on its page, which hands them over."
            );
        (await data.TryClose(own)).ShouldPass();
        await data.Edit(reported, a => a.Period = When.Until("2008-03-31"));
        (await data.TryEdit(body, b => b.Period = When.Until("2008-03-31"))).ShouldPass();
        (await data.TryEdit(body, b => b.Period = When.Until("2008-02-29"))).Refusals.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_comes_in_closed_with_an_open_action_is_taken_as_it_is()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (body, action) = (data.NewBody("Fund board", When.Until("2007-03-31")), data.NewAction());
        (await data.Try(body, action, data.NewOwner(action, data.RefOf(body)))).ShouldPass();
        (await data.TryEdit(body, b => b.Purpose = "To spend the fund")).ShouldPass();
    }
}
