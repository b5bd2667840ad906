using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Terms;

public class TermsPathTests
{
    private static readonly DateOnly Today = When.Day("2007-09-03");

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_agreed_supersedes_what_was_agreed_before_which_ends_the_day_before(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Executive");
        var board = await data.Body("Board");
        var first = data.NewTerms(body, TermsState.Agreed, t => (t.AgreedBy, t.Period) = (board.Id, When.From("2006-09-03")));
        await data.Add(first);
        await data.Add(data.NewQuorumRule(first, QuorumForm.Number, r => (r.Number, r.Of) = (5, QuorumOf.Members)));
        TermsOfReference draft = null!;
        (
            await Step(data, async (path, db) => draft = await path.Begin(body, first, data.Store.Ids.Next<TermsOfReference>()))
        ).ShouldPass();
        draft.Text.ShouldBe(first.Text);

        (
            await Step(
                data,
                async (path, db) =>
                {
                    var terms = await Found(db, draft);
                    path.Propose(terms, board, Today).IsRefused.ShouldBeFalse();
                }
            )
        ).ShouldPass();
        (
            await Step(
                data,
                async (path, db) =>
                {
                    var agreement = new Agreement(board, Today, "Board, item 7", When.Day("2007-10-01"), When.Day("2008-10-01"));
                    (await path.Agree(await Found(db, draft), agreement)).IsRefused.ShouldBeFalse();
                }
            )
        ).ShouldPass();

        await using var after = data.Store.Read(Sight.Everything);
        var (old, now) = (await Found(after, first), await Found(after, draft));
        (old.State, old.Period).ShouldBe((TermsState.Superseded, When.Between("2006-09-03", "2007-09-30")));
        (now.State, now.AgreedBy, now.Minute, now.From).ShouldBe(
            (TermsState.Agreed, board.Id, "Board, item 7", When.Day("2007-10-01"))
        );
        now.ProposedTo.ShouldBe(new RecordRef("body", board.Id.Value));
        (await after.All<QuorumRule>().CountAsync(r => r.Terms == draft.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task What_can_not_be_is_refused_and_says_why()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body("Executive");
        var first = data.NewTerms(body, TermsState.Agreed, t => t.Period = When.From("2007-09-01"));
        var proposed = data.NewTerms(body, TermsState.Proposed);
        await data.Add(first);
        await data.Add(proposed);
        await using var db = data.Store.Write();
        var path = new TermsPath(db, data.Store.Ids, Today);
        var terms = await Found(db, proposed);
        Agreement On(string on, string from, string review) => new(body, When.Day(on), null, When.Day(from), When.Day(review));

        Field(await path.Agree(terms, On("2007-09-04", "2007-09-05", "2008-09-05"))).ShouldBe("agreed-on");
        Field(await path.Agree(terms, On("2007-09-03", "2007-09-02", "2008-09-05"))).ShouldBe("from");
        Field(await path.Agree(terms, On("2007-09-03", "2007-09-03", "2007-09-03"))).ShouldBe("review-on");
        var early = await path.Agree(terms, On("2007-08-01", "2007-08-01", "2008-09-05"));
        early.Refusals.ShouldHaveSingleItem().Message.ShouldContain("holds from 1 September 2007");
        Field(path.Propose(terms, body, Today)).ShouldBe("state");
        Field(path.Withdraw(await Found(db, first))).ShouldBe("state");
        terms.State.ShouldBe(TermsState.Proposed);
    }

    [Fact]
    public async Task A_draft_can_be_withdrawn_and_what_is_agreed_can_not()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var draft = await data.Terms(await data.Body(), TermsState.Draft);
        (await data.TryEdit(draft, t => t.State = TermsState.Withdrawn)).ShouldPass();
        (await data.TryEdit(draft, t => t.State = TermsState.Draft)).ShouldBeRefused(
            "Terms only go forward",
            data.RefOf(draft),
            "state"
        );
        var agreed = await data.Terms(await data.Body("Another"), TermsState.Agreed);
        (await data.TryEdit(agreed, t => t.State = TermsState.Withdrawn)).ShouldBeRefused(
            "Only what is not agreed can be withdrawn",
            data.RefOf(agreed),
            "state"
        );
    }

    [Fact]
    public async Task Who_agreed_them_the_minute_and_the_review_can_be_mended_and_the_text_can_not()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        var agreed = await data.Terms(body, TermsState.Agreed);
        (
            await data.TryEdit(agreed, t => (t.AgreedBy, t.Minute, t.ReviewOn) = (body.Id, "12/07", When.Day("2008-09-03")))
        ).ShouldPass();
        (await data.TryEdit(agreed, t => t.Text += " And more.")).ShouldBeRefused(
            "Agreed terms stand as they were agreed",
            data.RefOf(agreed),
            "text"
        );
        var draft = await data.Terms(body, TermsState.Draft);
        (await data.TryEdit(draft, t => t.Minute = "12/07")).Refusals.ShouldHaveSingleItem().Field.ShouldBe("agreed-on");
    }

    [Fact]
    public async Task The_clerk_and_chair_write_and_the_body_to_which_they_are_put_agrees()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body("Executive");
        var board = await data.Body("Board");
        var terms = data.NewTerms(body, TermsState.Proposed, t => t.ProposedTo = new RecordRef("body", board.Id.Value));
        await data.Add(terms);
        Viewer As(Relation relation, Body? of) =>
            data.Viewer(
                new Standing(relation, of is null ? null : new RecordRef("body", of.Id.Value)),
                new Standing(Relation.Partner)
            );
        async Task<bool> Writes(Viewer who) =>
            !(
                await data.TryAs(
                    who,
                    db =>
                    {
                        var found = db.Set<TermsOfReference>().Single(t => t.Id == terms.Id);
                        found.Text += "\n\nMore.";
                    }
                )
            ).IsRefused;

        foreach (var relation in new[] { Relation.Clerk, Relation.Chair })
        {
            (await Writes(As(relation, body))).ShouldBeTrue();
            (await Writes(As(relation, board))).ShouldBeTrue();
            TermsPath.MayAgree(As(relation, body), terms).ShouldBeFalse();
            TermsPath.MayAgree(As(relation, board), terms).ShouldBeTrue();
        }
        (await Writes(As(Relation.Member, body))).ShouldBeFalse();
        TermsPath.MayAgree(As(Relation.Manager, null), terms).ShouldBeTrue();
    }

    private static string? Field(Result<TermsOfReference> result) => result.Refusals.ShouldHaveSingleItem().Field;

    private static Task<TermsOfReference> Found(Db db, TermsOfReference terms) =>
        db.Set<TermsOfReference>().AsTracking().SingleAsync(t => t.Id == terms.Id);

    private static async Task<Result<LoggedChange>> Step(TestData data, Func<TermsPath, Db, Task> step)
    {
        await using var db = data.Store.Write();
        await step(new TermsPath(db, data.Store.Ids, Today), db);
        return await db.Commit(TestData.Because("Took a step"));
    }
}
