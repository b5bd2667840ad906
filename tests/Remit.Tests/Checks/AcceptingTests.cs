using Microsoft.Extensions.DependencyInjection;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Portable;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Checks;

/// <summary>What is accepted as it is, and when it comes back.</summary>
public class AcceptingTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_accepted_comes_back_when_its_day_has_passed(string provider)
    {
        await using var data = await TestData.On(provider);
        await data.Established("Board");
        (await Accept(data, "2007-12-31")).ShouldPass();

        (await One(data, "2007-09-03")).IsAccepted.ShouldBeTrue();
        (await One(data, "2007-12-31")).IsAccepted.ShouldBeTrue();
        var back = await One(data, "2008-01-01");
        back.IsAccepted.ShouldBeFalse();
        back.Returned.ShouldBe("It was accepted until 31 December 2007.");
        (await One(data, "2007-09-02")).Acceptance.ShouldBeNull("it was accepted the day after");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_accepted_comes_back_when_a_record_that_it_rests_on_changes(string provider)
    {
        await using var data = await TestData.On(provider);
        var board = await data.Established("Board");
        (await Accept(data, "2007-12-31")).ShouldPass();
        await data.Established("Another", board);
        (await One(data, "2007-09-03")).IsAccepted.ShouldBeTrue();

        await data.Edit(board, b => b.Purpose = "To decide");
        (await One(data, "2007-09-03")).Returned.ShouldBe("It was accepted, and what it rests on has changed since.");
        (await Accept(data, "2007-12-31")).ShouldPass();
        (await One(data, "2007-09-03")).IsAccepted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_accepted_can_be_taken_back()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Established("Board");
        await Accept(data, "2007-12-31");
        var accepted = await One(data, "2007-09-03");
        (await data.Accepted.TakeBack(accepted.Acceptance!.Id, TestData.Because)).ShouldPass();
        var back = await One(data, "2007-09-03");
        (back.IsAccepted, back.Acceptance, back.Returned).ShouldBe((false, null, null));
    }

    [Fact]
    public async Task It_needs_a_reason_and_a_day_that_is_not_over()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        await data.Established("Board");
        (await Accept(data, "2007-12-31", reason: " ")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("reason");
        (await Accept(data, "2007-09-02")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("review-on");
    }

    [Theory]
    [InlineData(Relation.Chair, true)]
    [InlineData(Relation.Clerk, true)]
    [InlineData(Relation.Member, false)]
    [InlineData(Relation.Auditor, false)]
    [InlineData(Relation.Manager, true)]
    public async Task The_chair_and_clerk_of_the_body_and_the_manager_may_accept_and_nobody_else(Relation relation, bool may)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        RecordRef? to = relation is Relation.Manager or Relation.Auditor ? null : data.RefOf(board);
        var viewer = data.Viewer(new Standing(Relation.Partner), new Standing(relation, to));
        var finding = (await data.Found("STR-01")).Single();
        var result = await data.Accepted.Accept(finding, "It is the highest", When.Day("2007-12-31"), w => viewer.Change(w));
        result.IsRefused.ShouldBe(!may);

        var elsewhere = data.Viewer(
            new Standing(Relation.Partner),
            new Standing(Relation.Chair, new RecordRef("body", Guid.Parse("01900000-0000-7000-8000-000000000009")))
        );
        (
            await data.Accepted.Accept(finding, "It is the highest", When.Day("2007-12-31"), w => elsewhere.Change(w))
        ).IsRefused.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_as_closed_as_what_it_rests_on()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Established("Board");
        await data.Edit(board, b => (b.Sensitivity, b.RestrictedTo) = (Sensitivity.Restricted, data.RefOf(board).ToString()));
        await Accept(data, "2007-12-31");
        var acceptance = (await One(data, "2007-09-03")).Acceptance!;
        (acceptance.Sensitivity, acceptance.RestrictedTo).ShouldBe((Sensitivity.Restricted, data.RefOf(board).ToString()));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task It_goes_out_with_the_partnership_and_comes_in_again(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var other = await TestData.On(provider);
        var board = await data.Established("Board");
        var lscb = await data.Established("LSCB", board);
        await data.Add(data.NewLine(lscb, board, When.Always, kind: LineKind.Scrutinises));
        await data.Partnership();
        var finding = (await data.Found("STR-03")).Single();
        (await data.Accepted.Accept(finding, "A chair comes", When.Day("2007-12-31"), TestData.Because)).ShouldPass();

        await using var db = data.Store.Read(Sight.Everything);
        var files = await new PartnershipExport(db).Run();
        await using var node = other.AnotherNode();
        var report = await node.GetRequiredService<PartnershipImport>()
            .Run(files, TestData.Because("Imported"), rehearse: false, _ => { });
        report.Problems.Select(p => p.ToString()).ShouldBeEmpty();
        var there = (await other.Findings.On(When.Day("2007-09-03"))).Single(j => j.Finding.Check.Code == "STR-03");
        (there.IsAccepted, there.Acceptance?.Reason).ShouldBe((true, "A chair comes"));
    }

    private static async Task<Result<LoggedChange>> Accept(TestData data, string until, string reason = "It is the highest") =>
        await data.Accepted.Accept((await One(data, "2007-09-03")).Finding, reason, When.Day(until), TestData.Because);

    private static async Task<Judged> One(TestData data, string day) =>
        (await data.Findings.On(When.Day(day))).First(j =>
            j.Finding is { Check.Code: "STR-01", Records: [{ Title: "Board" }, ..] }
        );
}
