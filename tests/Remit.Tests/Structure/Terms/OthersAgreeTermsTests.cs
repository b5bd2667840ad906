using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Terms;

/// <summary>A body's own clerk and chair write its terms, and others agree them.</summary>
public class OthersAgreeTermsTests
{
    private const string Rule = "Terms are agreed by the body to which they were put";
    private static readonly DateOnly Today = When.Day("2007-09-03");

    [Theory, ClassData(typeof(Databases))]
    public async Task Their_own_clerk_does_not_record_that_another_body_agreed_them_and_that_bodys_clerk_does(string provider)
    {
        await using var data = await TestData.On(provider);
        var (group, board) = (await data.Body("Group"), await data.Body("Board"));
        var put = data.NewTerms(group, TermsState.Proposed, t => t.ProposedTo = data.RefOf(board));
        await data.Add(put);
        foreach (var relation in new[] { Relation.Clerk, Relation.Chair })
            (await Agree(data, As(data, relation, group), put, board)).ShouldBeRefused(Rule, data.RefOf(put), "agreed-by");
        // And the one to which they were put names no other body.
        (await Agree(data, As(data, Relation.Clerk, board), put, group)).ShouldBeRefused(Rule, data.RefOf(put), "agreed-by");
        (await Agree(data, As(data, Relation.Clerk, board), put, board)).ShouldPass();
    }

    [Fact]
    public async Task Nobody_puts_terms_to_a_body_and_agrees_them_for_it_in_one_change_or_begins_them_agreed()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (group, board) = (await data.Body("Group"), await data.Body("Board"));
        var draft = await data.Terms(group, TermsState.Draft);
        var both = data.Viewer(
            new Standing(Relation.Clerk, data.RefOf(group)),
            new Standing(Relation.Clerk, data.RefOf(board)),
            new Standing(Relation.Partner)
        );
        var atOnce = await data.TryAs(
            both,
            db =>
            {
                var terms = db.Set<TermsOfReference>().Single(t => t.Id == draft.Id);
                (terms.State, terms.ProposedTo, terms.AgreedBy) = (TermsState.Agreed, data.RefOf(board), board.Id);
                terms.AgreedOn = Today;
            }
        );
        atOnce.ShouldBeRefused(Rule, data.RefOf(draft), "agreed-by");
        var begun = data.NewTerms(group, TermsState.Agreed, t => (t.AgreedBy, t.ProposedTo) = (board.Id, data.RefOf(board)));
        (await data.TryAs(both, db => db.Add(begun))).ShouldBeRefused(Rule, data.RefOf(begun), "agreed-by");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_that_answers_to_another_does_not_put_its_terms_to_itself(string provider)
    {
        await using var data = await TestData.On(provider);
        var (group, board) = (await data.Body("Group"), await data.Body("Board"));
        await data.Add(data.NewLine(group, board, When.Always));
        foreach (var (body, passes) in new[] { (group, false), (board, true) })
        {
            var draft = await data.Terms(body, TermsState.Draft);
            void Propose(Db db)
            {
                var terms = db.Set<TermsOfReference>().Single(t => t.Id == draft.Id);
                (terms.State, terms.ProposedTo, terms.ProposedOn) = (TermsState.Proposed, data.RefOf(body), Today);
            }
            var own = await data.TryAs(As(data, Relation.Clerk, body), Propose);
            if (passes)
                own.ShouldPass();
            else
            {
                own.ShouldBeRefused(Rule, data.RefOf(draft), "proposed-to");
                (await data.TryAs(data.Viewer(new Standing(Relation.Manager)), Propose)).ShouldPass();
            }
        }
    }

    [Fact]
    public async Task Who_agreed_them_and_when_is_mended_only_by_those_who_write_all_terms()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (group, board) = (await data.Body("Group"), await data.Body("Board"));
        var agreed = data.NewTerms(
            group,
            TermsState.Agreed,
            t => (t.AgreedBy, t.ProposedTo, t.AgreedOn) = (board.Id, data.RefOf(board), Today)
        );
        await data.Add(agreed);
        Task<Result<LoggedChange>> Edit(Viewer who, Action<TermsOfReference> edit) =>
            data.TryAs(who, db => edit(db.Set<TermsOfReference>().Single(t => t.Id == agreed.Id)));
        var (own, above) = (As(data, Relation.Clerk, group), As(data, Relation.Clerk, board));
        foreach (var who in new[] { own, above })
        {
            (await Edit(who, t => t.AgreedBy = group.Id)).ShouldBeRefused(Rule, data.RefOf(agreed), "agreed-by");
            (await Edit(who, t => t.AgreedOn = Today.AddDays(-7))).ShouldBeRefused(Rule, data.RefOf(agreed), "agreed-on");
        }
        (await Edit(own, t => t.Minute = "Item 7")).ShouldPass();
        (await Edit(data.Viewer(new Standing(Relation.Manager)), t => t.AgreedOn = Today.AddDays(-7))).ShouldPass();
    }

    private static Viewer As(TestData data, Relation relation, Body of) =>
        data.Viewer(new Standing(relation, data.RefOf(of)), new Standing(Relation.Partner));

    private static Task<Result<LoggedChange>> Agree(TestData data, Viewer who, TermsOfReference version, Body by) =>
        data.TryAs(
            who,
            db =>
            {
                var terms = db.Set<TermsOfReference>().Single(t => t.Id == version.Id);
                (terms.State, terms.AgreedBy, terms.AgreedOn) = (TermsState.Agreed, by.Id, Today);
            }
        );
}
