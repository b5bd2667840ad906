using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Structure.Terms;

/// <summary>Words that were closed are not opened by beginning a version with them.</summary>
public class ClosednessOfTermsTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_version_with_the_words_of_a_restricted_one_is_as_closed_as_that(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var itself = data.RefOf(body).ToString();
        var from = data.NewTerms(
            body,
            TermsState.Agreed,
            t => (t.Sensitivity, t.RestrictedTo) = (Sensitivity.Restricted, itself)
        );
        var rule = data.NewQuorumRule(
            from,
            QuorumForm.Number,
            r => (r.Number, r.Of, r.Sensitivity, r.RestrictedTo) = (4, QuorumOf.Members, Sensitivity.Restricted, itself)
        );
        await data.Add(from, rule);

        var (draft, rules) = await Begin(data, body, from);

        (draft.Sensitivity, draft.RestrictedTo).ShouldBe((Sensitivity.Restricted, itself));
        rules.Select(r => (r.Sensitivity, r.RestrictedTo)).ShouldBe([(Sensitivity.Restricted, itself)]);
    }

    [Fact]
    public async Task A_restricted_rule_of_open_terms_stays_restricted_in_its_copy()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        var itself = data.RefOf(body).ToString();
        var from = data.NewTerms(body, TermsState.Agreed);
        await data.Add(
            from,
            data.NewQuorumRule(
                from,
                QuorumForm.Number,
                r => (r.Number, r.Of, r.Sensitivity, r.RestrictedTo) = (4, QuorumOf.Members, Sensitivity.Restricted, itself)
            ),
            data.NewQuorumRule(from, QuorumForm.ChairsDiscretion)
        );

        // Whoever begins them may not see the restricted one.
        var (draft, rules) = await Begin(data, body, from, data.Viewer(new Standing(Relation.Partner)).Sight);

        draft.Sensitivity.ShouldBe(Sensitivity.Partnership);
        rules
            .Select(r => (r.Sensitivity, r.RestrictedTo))
            .ShouldBe([(Sensitivity.Restricted, itself), (Sensitivity.Partnership, null)], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_body_and_version_are_restricted_it_is_open_to_those_whom_both_name()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (board, health, police) = (await data.Body("Board"), await data.Body("Health"), await data.Body("Police"));
        string Open(params Remit.Structure.Bodies.Body[] to) => RecordRef.Join(to.Select(b => data.RefOf(b)))!;
        await data.Edit(board, b => (b.Sensitivity, b.RestrictedTo) = (Sensitivity.Restricted, Open(board, health)));
        var from = data.NewTerms(
            board,
            TermsState.Agreed,
            t => (t.Sensitivity, t.RestrictedTo) = (Sensitivity.Restricted, Open(board, police))
        );
        await data.Add(from);
        await using var db = data.Store.Read(Sight.Everything);
        var (draft, _) = await Begin(data, await db.All<Remit.Structure.Bodies.Body>().SingleAsync(b => b.Id == board.Id), from);
        draft.RestrictedTo.ShouldBe(Open(board));
    }

    private static async Task<(TermsOfReference Draft, IReadOnlyList<QuorumRule> Rules)> Begin(
        TestData data,
        Remit.Structure.Bodies.Body body,
        TermsOfReference from,
        Sight? sight = null
    )
    {
        await using var db = sight is null ? data.Store.Write() : data.Store.Write(sight);
        var path = new TermsPath(db, data.Store.Ids, When.Day("2007-09-03"));
        var draft = await path.Begin(body, from, data.Store.Ids.Next<TermsOfReference>());
        (await db.Commit(TestData.Because("Began"))).ShouldPass();
        await using var after = data.Store.Read(Sight.Everything);
        return (
            await after.All<TermsOfReference>().SingleAsync(t => t.Id == draft.Id),
            await after.All<QuorumRule>().Where(r => r.Terms == draft.Id).OrderBy(r => r.Order).ToListAsync()
        );
    }
}
