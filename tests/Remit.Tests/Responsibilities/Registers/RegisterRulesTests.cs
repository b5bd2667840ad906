using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Registers;

public class RegisterRulesTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_part_stands_in_the_register_of_its_lead_in(string provider)
    {
        await using var data = await TestData.On(provider);
        var (lscb, director) = (await data.Register("LSCB"), await data.Register("Director"));
        var leadIn = await data.Responsibility(lscb, "Develop policies on:", r => r.LeadIn = true);

        (await data.Try(data.NewResponsibility(lscb, "Training", r => r.PartOf = leadIn.Id))).ShouldPass();
        var stray = data.NewResponsibility(director, "Fostering", r => r.PartOf = leadIn.Id);
        (await data.Try(stray)).ShouldBeRefused("A part stands in the register of its lead-in", data.RefOf(stray), "part-of");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_part_belongs_to_a_lead_in(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var leadIn = await data.Responsibility(register, "Develop policies on:", r => r.LeadIn = true);
        var part = await data.Responsibility(register, "Training", r => r.PartOf = leadIn.Id);

        var under = data.NewResponsibility(register, "Induction", r => r.PartOf = part.Id);
        (await data.Try(under)).ShouldBeRefused("A part belongs to a lead-in", data.RefOf(under), "part-of");
        (await data.TryEdit(leadIn, r => r.LeadIn = false)).ShouldBeRefused(
            "A part belongs to a lead-in",
            data.RefOf(leadIn),
            "lead-in"
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_lead_in_is_not_rated_but_may_have_an_account(string provider)
    {
        await using var data = await TestData.On(provider);
        var register = await data.Register();
        var leadIn = await data.Responsibility(register, "Develop policies on:", r => r.LeadIn = true);
        var plain = await data.Responsibility(register);

        (await data.Try(data.NewPosition(leadIn))).ShouldPass();
        var rated = data.NewPosition(leadIn, with: p => p.Rating = Rating.Met);
        (await data.Try(rated)).ShouldBeRefused("A lead-in is not rated", data.RefOf(rated), "rating");
        await data.Position(plain, with: p => p.Rating = Rating.Met);
        (await data.TryEdit(plain, r => r.LeadIn = true)).ShouldBeRefused("A lead-in is not rated", data.RefOf(plain), "lead-in");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_position_is_never_overwritten(string provider)
    {
        await using var data = await TestData.On(provider);
        var by = data.RefOf(await data.Post());
        var responsibility = await data.Responsibility(await data.Register());
        var position = await data.Position(responsibility, with: p => p.On = When.Day("2007-01-16"));

        foreach (
            var (field, edit) in new (string, Action<Position>)[]
            {
                ("text", p => p.Text = "Done twice"),
                ("rating", p => p.Rating = Rating.Met),
                ("nil", p => p.Nil = true),
                ("on", p => p.On = null),
                ("by", p => p.By = by),
            }
        )
            (await data.TryEdit(position, edit)).ShouldBeRefused("Positions are never overwritten", data.RefOf(position), field);
        (await data.TryEdit(position, p => p.ReviewOn = When.Day("2008-01-16"))).ShouldPass();
        (await data.Try(data.NewPosition(responsibility, "Done twice"))).ShouldPass();
    }

    [Theory]
    [InlineData("2007-03-31", false)]
    [InlineData("2007-04-01", true)]
    [InlineData("2008-03-31", true)]
    [InlineData("2008-04-01", false)]
    public async Task A_position_speaks_of_a_day_on_which_the_responsibility_holds(string on, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        data.Clock.Now = LondonDate.At(2009, 1, 5, 9, 0);
        var responsibility = await data.Responsibility(
            await data.Register(),
            with: r => r.Period = When.Between("2007-04-01", "2008-03-31")
        );
        (await data.Try(data.NewPosition(responsibility, with: p => p.On = When.Day(on)))).IsRefused.ShouldBe(!passes);
    }

    [Theory]
    [InlineData("2007-09-03", false)]
    [InlineData("2007-09-04", true)]
    public async Task A_position_speaks_of_a_day_that_has_come(string on, bool isRefused)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var position = data.NewPosition(await data.Responsibility(await data.Register()), with: p => p.On = When.Day(on));
        var result = await data.Try(position);
        if (isRefused)
            result.ShouldBeRefused("A position speaks of a day that has come", data.RefOf(position), "on");
        else
            result.ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_draft_that_was_given_up_or_replaced_binds_the_responsibility_no_more(string provider)
    {
        await using var data = await TestData.On(provider);
        var row = await data.Responsibility(await data.Register());
        var by = data.RefOf(await data.Person());
        foreach (var state in new[] { DraftState.Withdrawn, DraftState.Replaced })
        {
            var draft = data.NewDraft(row, by);
            (draft.Rating, draft.On) = (Rating.Met, When.Day("2007-08-01"));
            await data.Add(draft);
            (await data.TryEdit(row, r => r.LeadIn = true)).IsRefused.ShouldBeTrue("it may be taken over");
            (await data.TryEdit(row, r => r.Period = When.Until("2007-07-01"))).IsRefused.ShouldBeTrue("it may be taken over");
            await data.Edit(draft, d => d.Draft = state);
        }
        (await data.TryEdit(row, r => (r.LeadIn, r.Period) = (true, When.Until("2007-07-01")))).ShouldPass();
    }
}
