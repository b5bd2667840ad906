using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Positions;

/// <summary>The holder records; those whom they let, and the post that discharges a responsibility, draft.</summary>
public class PositionRightsTests
{
    private const string Rule = "The holder records, others draft";
    private const string NotTheirs = "Everyone writes what is theirs to write";

    [Theory, ClassData(typeof(Databases))]
    public async Task The_holder_records_and_a_drafter_only_drafts(string provider)
    {
        await using var data = await TestData.On(provider);
        var (post, director, drafter) = (await data.Post(), await data.Person("Ann Director"), await data.Person("Ben Drafter"));
        await data.Holding(post, director);
        var register = await data.Register(holder: data.RefOf(post));
        var row = await data.Responsibility(register);
        await data.Add(data.NewDrafter(register, drafter, When.Until("2007-09-03")));
        await data.Appointment(await data.Place(await data.Body("Board")), drafter, When.Always);
        var holder = await data.Viewer(director, When.Day("2007-09-03"));
        var helper = await data.Viewer(drafter, When.Day("2007-09-03"));

        (await data.TryAs(holder, db => db.Add(data.NewPosition(row)))).ShouldPass();
        (await data.TryAs(helper, db => db.Add(data.NewPosition(row)))).Refusals.Select(r => r.Rule).ShouldBe([NotTheirs]);
        var recorded = data.NewPosition(row, with: p => p.DraftedBy = data.RefOf(drafter));
        (await data.TryAs(helper, db => db.Add(recorded))).ShouldBeRefused(Rule, data.RefOf(recorded), "draft");
        var draft = data.NewDraft(row, data.RefOf(drafter));
        (await data.TryAs(helper, db => db.Add(draft))).ShouldPass();
        var takenOver = await data.TryAs(helper, db => db.Set<Position>().Single(p => p.Id == draft.Id).Draft = null);
        takenOver.ShouldBeRefused(Rule, data.RefOf(draft), "draft");
        (await data.TryAs(holder, db => db.Set<Position>().Single(p => p.Id == draft.Id).Draft = null)).ShouldPass();
        var more = data.NewEvidence(draft, null);
        (await data.TryAs(helper, db => db.Add(more))).ShouldBeRefused(Rule, data.RefOf(draft), "draft");

        data.Clock.Now = LondonDate.At(2007, 9, 4, 0, 1);
        var late = data.NewDraft(row, data.RefOf(drafter));
        (await data.TryAs(helper, db => db.Add(late))).ShouldBeRefused(Rule, data.RefOf(late), "draft");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_post_that_discharges_a_responsibility_drafts_for_it_and_for_no_other(string provider)
    {
        await using var data = await TestData.On(provider);
        var (director, deputy) = (await data.Post("Director"), await data.Post("Deputy"));
        var person = await data.Person();
        await data.Holding(deputy, person);
        var register = await data.Register(holder: data.RefOf(director));
        var (mine, other) = (await data.Responsibility(register), await data.Responsibility(register, "Other"));
        await data.Add(data.NewDelegation(mine, deputy));
        var viewer = await data.Viewer(person, When.Day("2007-09-03"));
        (await data.TryAs(viewer, db => db.Add(data.NewDraft(mine, data.RefOf(deputy))))).ShouldPass();
        (await data.TryAs(viewer, db => db.Add(data.NewDraft(other, data.RefOf(deputy)))))
            .Refusals.Select(r => r.Rule)
            .ShouldBe([Rule]);
        (await data.TryAs(viewer, db => db.Add(data.NewDraft(mine, data.RefOf(director)))))
            .Refusals.Select(r => r.Rule)
            .ShouldBe([NotTheirs]);
    }

    [Fact]
    public async Task The_chair_and_the_clerk_of_a_body_record_for_it_and_its_members_do_not()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var board = await data.Body("Board");
        var row = await data.Responsibility(await data.Register(holder: data.RefOf(board)));
        foreach (var relation in new[] { Relation.Chair, Relation.Clerk })
            (
                await data.TryAs(data.Viewer(new Standing(relation, data.RefOf(board))), db => db.Add(data.NewPosition(row)))
            ).ShouldPass();
        (await data.TryAs(data.Viewer(new Standing(Relation.Member, data.RefOf(board))), db => db.Add(data.NewPosition(row))))
            .Refusals.Select(r => r.Rule)
            .ShouldBe([NotTheirs]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_draft_waits_for_a_responsibility_and_none_of_them_counts(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = data.RefOf(await data.Person());
        var row = await data.Responsibility(await data.Register());
        await data.Position(row, "Counts", p => p.Rating = Rating.Met);
        var first = data.NewDraft(row, person);
        await data.Add(first);
        var second = data.NewDraft(row, person);
        (await data.Try(second)).ShouldBeRefused("One draft waits", data.RefOf(second), "draft");
        await data.Edit(first, p => p.Draft = DraftState.Replaced);
        (await data.Try(second)).ShouldPass();
        // What was sent back waits for whoever wrote it, and keeps nobody else from drafting.
        await data.Edit(second, p => (p.Draft, p.SentBack) = (DraftState.SentBack, "Name the date"));
        var third = data.NewDraft(row, data.RefOf(await data.Person("Cat")));
        (await data.Try(third)).ShouldPass();
        (await data.TryEdit(second, p => p.Draft = DraftState.Waiting)).ShouldBeRefused(
            "One draft waits",
            data.RefOf(second),
            "draft"
        );
        await using var db = data.Store.Read(Sight.Everything);
        db.PositionsBy(When.Day("2007-09-03")).Select(p => p.Text).ShouldBe(["Counts"]);
    }

    [Fact]
    public async Task What_counts_never_becomes_a_draft_and_what_is_sent_back_says_why()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = data.RefOf(await data.Person());
        var row = await data.Responsibility(await data.Register());
        var counts = await data.Position(row);
        (await data.TryEdit(counts, p => (p.Draft, p.DraftedBy) = (DraftState.Waiting, person))).IsRefused.ShouldBeTrue();
        var draft = data.NewDraft(row, person);
        await data.Add(draft);
        (await data.TryEdit(draft, p => p.Draft = DraftState.SentBack)).ShouldBeRefused(
            "What is sent back says why",
            data.RefOf(draft),
            "sent-back"
        );
        (await data.TryEdit(draft, p => p.Text = "Otherwise")).IsRefused.ShouldBeTrue("a draft is replaced, too");
    }

    [Fact]
    public async Task Words_titles_and_notes_that_nobody_would_read_are_refused()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (post, person) = (await data.Post(), await data.Person());
        await data.Holding(post, person);
        var register = await data.Register(holder: data.RefOf(post));
        var row = await data.Responsibility(register);
        var draft = data.NewDraft(row, data.RefOf(person));
        await data.Add(draft);
        (await data.TryEdit(draft, p => (p.Draft, p.SentBack) = (DraftState.SentBack, new string('x', 2_001)))).ShouldBeRefused(
            "What is sent back can be read",
            data.RefOf(draft),
            "sent-back"
        );
        (await data.TryEdit(draft, p => (p.Draft, p.SentBack) = (DraftState.SentBack, new string('x', 2_000)))).ShouldPass();
        var piece = data.NewEvidence(draft, null);
        piece.Title = new string('x', 1_001);
        (await data.Try(piece)).ShouldBeRefused("A piece of evidence has a title", data.RefOf(piece), "title");
        var signed = data.NewSignOff(register, person);
        signed.Note = new string('x', 2_001);
        (await data.Try(signed)).ShouldBeRefused("What a reader has to know can be read", data.RefOf(signed), "note");
    }

    [Fact]
    public async Task An_account_that_nobody_would_read_is_refused_in_words()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var row = await data.Responsibility(await data.Register());
        (await data.Try(data.NewPosition(row, new string('x', Position.MostLetters)))).ShouldPass();
        var longer = data.NewPosition(row, new string('x', 5_000_000));
        (await data.Try(longer))
            .ShouldBeRefused("An account can be read", data.RefOf(longer), "text")
            .Message.ShouldContain("has 5,000,000 letters, and may have 20,000");
    }
}
