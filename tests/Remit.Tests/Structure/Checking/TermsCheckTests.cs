using Remit.Checks;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Checking;

/// <summary>STR-07, STR-08, STR-12 and STR-15: tasks, terms, quorum and contradictions.</summary>
public class TermsCheckTests
{
    [Theory]
    [InlineData(null, null, "Group is a task and finish group. It is not recorded when it ends, or what it is to leave behind.")]
    [InlineData("the plan is agreed", null, "Group is a task and finish group. It is not recorded what it is to leave behind.")]
    [InlineData(null, "A plan.", "Group is a task and finish group. It is not recorded when it ends.")]
    public async Task A_task_and_finish_group_has_an_end_and_outcomes(string? ends, string? outcomes, string message)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Established("Group", with: b => (b.Duration, b.EndsWhen, b.Outcomes) = (Duration.ShortLife, ends, outcomes));
        await data.Established("Standing group", with: b => b.Duration = Duration.Standing);
        var found = (await data.Found("STR-07")).ShouldHaveSingleItem();
        (found.Message, found.IsNotRecorded).ShouldBe((message, true));
    }

    [Theory]
    [InlineData("the end of March 2007", true)]
    [InlineData("31 August 2007", true)]
    [InlineData("by 2006", true)]
    [InlineData("December 2007", false)]
    [InlineData("the plan is agreed", false)]
    public async Task A_task_and_finish_group_past_its_end_is_at_risk(string ends, bool isPast)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Established("Group", with: b => (b.Duration, b.EndsWhen, b.Outcomes) = (Duration.ShortLife, ends, "A plan."));
        (await data.Found("STR-07")).Select(f => f.Fault).ShouldBe(isPast ? ["past-its-end"] : []);
    }

    [Fact]
    public async Task Terms_that_are_not_agreed_weigh_more_for_a_body_at_work()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        var group = await data.Established("Group", board);
        var proposed = await data.Body("Proposed group");
        await data.Terms(board, TermsState.Agreed);
        await data.Terms(group, TermsState.Proposed);
        await data.Terms(proposed, TermsState.Proposed);
        await data.Body("Group without terms");

        var found = await data.Found("STR-08");
        found
            .Select(f => (f.Records[0].Title, f.Severity, f.IsNotRecorded, f.Fault))
            .ShouldBe(
                [
                    ("Group", Severity.Warning, false, "not-agreed"),
                    ("Proposed group", Severity.Note, false, "not-agreed"),
                    ("Group without terms", Severity.Note, true, null),
                ],
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Terms_are_agreed_by_a_body_above_and_reviewed_in_time()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        var group = await data.Established("Group", await data.Established("Executive", board));
        var terms = data.NewTerms(group, TermsState.Agreed, t => (t.AgreedBy, t.ReviewOn) = (board.Id, When.Day("2007-09-03")));
        await data.Add(terms);
        (await Of(data, group)).ShouldBeEmpty();
        (await Of(data, group, "2007-09-04")).ShouldBe(["review"]);

        await data.Edit(terms, t => t.AgreedBy = group.Id);
        (await Of(data, group)).ShouldBe(["by-another"]);
        await data.Edit(terms, t => t.AgreedBy = null);
        (await Of(data, group)).ShouldBe(["by-whom"]);

        static async Task<IEnumerable<string?>> Of(TestData data, Body group, string day = "2007-09-03") =>
            (await data.Found("STR-08", day)).Where(f => f.Records[0].Ref == data.RefOf(group)).Select(f => f.Fault);
    }

    [Fact]
    public async Task A_body_that_decides_has_a_quorum_that_its_members_can_reach()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board", with: b => b.Deciding = Deciding.DecisionMaking);
        (await data.Found("STR-12")).ShouldBeEmpty("that no terms are recorded is said once");

        var terms = await data.Terms(board, TermsState.Agreed);
        (await data.Found("STR-12")).ShouldHaveSingleItem().IsNotRecorded.ShouldBeTrue();

        await data.Add(data.NewQuorumRule(terms, QuorumForm.Number, r => (r.Number, r.Of) = (2, QuorumOf.Members)));
        await data.Place(board, "Chair");
        var found = (await data.Found("STR-12")).ShouldHaveSingleItem();
        (found.Severity, found.Fault).ShouldBe((Severity.Error, "out-of-reach"));
        found.Message.ShouldStartWith("Board can’t reach its quorum, even with everybody there. ");

        await data.Place(board, "Health");
        (await data.Found("STR-12")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_advises_needs_no_quorum_and_one_that_decides_says_so_in_its_terms()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var group = await data.Established("Group", with: b => b.Deciding = Deciding.Advisory);
        await data.Terms(group, TermsState.Agreed);
        (await data.Found("STR-12")).ShouldBeEmpty();

        var board = await data.Established("Board", with: b => b.Deciding = Deciding.DecisionMaking);
        var terms = await data.Terms(board, TermsState.Agreed);
        await data.Add(data.NewQuorumRule(terms, QuorumForm.NoneStated));
        (await data.Found("STR-12")).ShouldHaveSingleItem().Fault.ShouldBe("none-stated");
    }

    [Fact]
    public async Task To_become_and_established_contradict_each_other()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (later, earlier) = (await data.Body("New group"), await data.Established("Old group"));
        var succession = data.NewSuccession(later, earlier);
        await data.Add(succession);
        (await data.Found("STR-15")).ShouldBeEmpty();

        await data.Edit(later, b => b.Established = When.From("2007-09-01"));
        (await data.Found("STR-15", "2007-08-31")).ShouldBeEmpty();
        (await data.Found("STR-15"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("New group is established. Old group, which is still to become it, is established too.");

        await data.Edit(succession, s => s.State = SuccessionState.Done);
        (await data.Found("STR-15")).ShouldHaveSingleItem().Message.ShouldEndWith("which is still established.");
        await data.Edit(succession, s => s.What = "its work on play");
        (await data.Found("STR-15")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_at_work_neither_answers_to_nor_seats_what_is_only_proposed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var proposed = await data.Body("Executive");
        var group = await data.Established("Group", proposed);
        await data.Place(group, "Chair of the Executive", with: p => p.ExOfficioChairOf = proposed.Id);
        (await data.Found("STR-15"))
            .Select(f => f.Fault)
            .ShouldBe(["answers-to-proposed", "chair-of-proposed"], ignoreOrder: true);

        await data.Edit(proposed, b => b.Established = Remit.Kernel.Period.Unbounded);
        (await data.Found("STR-15")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Members_since_a_day_of_a_body_not_yet_established_are_worth_a_look()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var place = await data.Place(await data.Body("Executive"));
        var appointment = await data.Appointment(place, await data.Person(), When.Always);
        (await data.Found("STR-15")).ShouldBeEmpty("a proposed body may have members");

        await data.Edit(appointment, a => a.Period = When.From("2007-05-01"));
        (await data.Found("STR-15"))
            .ShouldHaveSingleItem()
            .Message.ShouldBe("Executive is not established yet, and has had members since 1 May 2007.");
    }
}
