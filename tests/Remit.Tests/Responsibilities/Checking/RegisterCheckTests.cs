using Remit.Checks;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Checking;

/// <summary>RSP-01 to RSP-05: what they find, and where they stay silent.</summary>
public class RegisterCheckTests
{
    [Fact]
    public async Task A_register_that_nobody_holds_is_one_line()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (post, person) = (await data.Post("Director"), await data.Person());
        var register = await data.Register("Duties", data.RefOf(post));
        await data.Responsibility(register, "One");
        await data.Responsibility(register, "Two");
        var found = (await data.Found("RSP-01")).ShouldHaveSingleItem();
        found.Message.ShouldBe("Nobody is recorded as holding the post Director, which has 2 responsibilities in “Duties”.");
        found.IsNotRecorded.ShouldBeTrue();
        await data.Holding(post, person, When.Until("2007-09-03"));
        (await data.Found("RSP-01")).ShouldBeEmpty();
        (await data.Found("RSP-01", "2007-09-04")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_register_whose_body_has_closed_is_nobodys()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body("Fund board", When.Until("2007-09-03"));
        await data.Responsibility(await data.Register("Duties", data.RefOf(body)));
        (await data.Found("RSP-01")).ShouldBeEmpty();
        (await data.Found("RSP-01", "2007-09-04"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("Fund board is not there on this day, and 1 responsibility in “Duties” are still its.");
    }

    [Fact]
    public async Task Rows_without_an_account_are_one_line_and_lead_ins_and_what_does_not_apply_are_silent()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var register = await data.Register("Duties");
        await data.Responsibility(register, "Develop policies on:", r => r.LeadIn = true);
        await data.Position(await data.Responsibility(register, "Said"), "Done on 3 May");
        await data.Position(await data.Responsibility(register, "Nil"), "No agreement in place", p => p.Nil = true);
        await data.Position(await data.Responsibility(register, "Not ours"), "–", p => p.Rating = Rating.NotApplicable);
        (await data.Found("RSP-02")).ShouldBeEmpty();
        await data.Responsibility(register, "Blank");
        var dash = await data.Responsibility(register, "Dash");
        await data.Position(dash, "–");
        await data.Add(data.NewDraft(dash, data.RefOf(await data.Person())));
        (await data.Found("RSP-02"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("2 responsibilities in “Duties” have no account of how they are met: “Blank”; “Dash”.");
    }

    [Fact]
    public async Task Closed_rows_stand_apart_so_that_others_are_still_told()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var register = await data.Register("Duties");
        await data.Responsibility(register, "Open");
        await data.Responsibility(register, "Closed", r => r.Sensitivity = Sensitivity.Restricted);
        (await data.Found("RSP-02")).Count.ShouldBe(2);
        (await data.Found("RSP-02")).Count(f => f.Message.Contains("Closed", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_account_without_evidence_or_past_its_review_is_weak()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var register = await data.Register("Duties");
        await data.Edit(register, r => r.ReviewAfter = new CalendarSpan(6, CalendarUnit.Month));
        var shown = await data.Position(await data.Responsibility(register, "Shown"), "Done", p => p.On = When.Day("2007-03-03"));
        await data.Add(data.NewEvidence(shown, null));
        await data.Position(await data.Responsibility(register, "Nil"), "Nothing is in place", p => p.Nil = true);
        (await data.Found("RSP-03")).ShouldBeEmpty();
        (await data.Found("RSP-03", "2007-09-04"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("1 account in “Duties” was to be looked at again: “Shown” by 3 September 2007.");
        // A responsibility goes by its own interval, if it has one.
        var often = await data.Responsibility(register, "Often", r => r.ReviewAfter = new CalendarSpan(3, CalendarUnit.Month));
        await data.Add(data.NewEvidence(await data.Position(often, "Done", p => p.On = When.Day("2007-06-01")), null));
        (await data.Found("RSP-03")).ShouldHaveSingleItem().Message.ShouldContain("“Often” by 1 September 2007");
        await data.Edit(often, r => r.ReviewAfter = null);
        await data.Position(await data.Responsibility(register, "Bare"), "Done");
        (await data.Found("RSP-03"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("1 account in “Duties” names nothing that shows it: “Bare”.");
    }

    [Theory]
    [InlineData("Lead Member designated.", 1)]
    [InlineData("Reports to the Board.", 0)]
    [InlineData("The Director reports to Cabinet.", 0)]
    [InlineData("See 5.6 above.", 0)]
    public async Task The_same_words_for_two_duties_are_worth_a_look(string text, int found)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var register = await data.Register("Duties");
        await data.Position(await data.Responsibility(register, "One"), text);
        await data.Position(await data.Responsibility(register, "Two"), text.ToUpperInvariant());
        await data.Position(await data.Responsibility(register, "Three"), "Nothing", p => p.Nil = true);
        await data.Position(await data.Responsibility(register, "Four"), "Nothing", p => p.Nil = true);
        (await data.Found("RSP-04")).Count.ShouldBe(found);
    }

    [Fact]
    public async Task Praise_without_a_fact_is_quoted_and_silent_where_something_stands_behind_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var register = await data.Register("Duties");
        var position = await data.Position(
            await data.Responsibility(register, "Lead"),
            "Well established and effective.",
            p => p.Rating = Rating.Met
        );
        await data.Position(await data.Responsibility(register, "Nil"), "Nothing effective", p => p.Nil = true);
        (await data.Found("RSP-05"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe(
                "The account of “Lead” says “Well established” and “effective”, and names no date, number, document or record."
            );
        await data.Add(data.NewEvidence(position, null));
        (await data.Found("RSP-05")).ShouldBeEmpty();
    }
}
