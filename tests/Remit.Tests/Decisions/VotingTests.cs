using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Decisions;
using Remit.Decisions.Recording;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Minutes;
using Remit.Structure.Terms;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>How a body decides as its terms say, and who settles a tie.</summary>
public class VotingTests
{
    private const string Decide = $"{DecidingCase.Meeting}/decide?item=item-2";
    private const string Budget = $"{DecidingCase.Meeting}/decisions/shared-budget";

    private static readonly (string, string?)[] ATie =
    [
        ("outcome", "agreed"),
        ("decided-by", "vote"),
        ("for", "1"),
        ("against", "1"),
    ];

    [Theory, ClassData(typeof(Databases))]
    public async Task The_form_begins_with_what_the_terms_say_and_another_way_is_refused(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        var silent = await visitor.Page(Decide);
        silent
            .QuerySelector("#how-it-decides")!
            .TextContent.ShouldContain("Version 1 of the terms of reference, which held that day, does not say");
        silent.FormOf()["decided-by"].ShouldBe(["consensus"]);
        foreach (var way in new[] { "consensus", "vote" })
            await DecidingTests.Check(
                visitor,
                silent,
                ("outcome", "agreed"),
                ("decided-by", way),
                ("for", way == "vote" ? "2" : ""),
                ("against", way == "vote" ? "0" : "")
            );

        await made.Say(WayOfDeciding.Vote);
        var form = await visitor.Page(Decide);
        form.QuerySelector("#how-it-decides")!
            .TextContent.ShouldContain("says: Decisions are taken by vote, with a simple majority of those present and voting.");
        form.FormOf()["decided-by"].ShouldBe(["vote"]);
        using (var refused = await visitor.SendForm(form, ("outcome", "agreed"), ("decided-by", "consensus"), ("_step", "check")))
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain(
                    "Version 1 of the terms of reference, which held on 30 August 2007, has decisions taken by vote, not by consensus"
                );
        // What is noted is not voted on.
        await DecidingTests.Check(visitor, form, ("outcome", "noted"), ("decided-by", "consensus"));
        await DecidingTests.Keep(visitor, Decide, ("outcome", "agreed"), ("decided-by", "vote"), ("for", "2"), ("against", "0"));
        (await made.Read(db => db.All<Decision>().SingleAsync())).DecidedBy.ShouldBe(DecidedBy.Vote);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_vote_where_the_terms_ask_for_consensus_is_refused_also_when_it_is_brought_in(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        // What was recorded before the terms said anything can be put right elsewhere.
        await DecidingTests.Keep(visitor, Decide, ("outcome", "agreed"), ("decided-by", "vote"), ("for", "2"), ("against", "0"));
        await made.Say(WayOfDeciding.Consensus);
        await made.Edit(async db => (await db.Set<Decision>().SingleAsync()).Reasons = "It is fair.");
        using (
            var refused = await visitor.SendForm(
                await visitor.Page(Decide),
                ("outcome", "agreed"),
                ("decided-by", "vote"),
                ("for", "2"),
                ("against", "0"),
                ("_step", "check")
            )
        )
            (await Visitor.Read(refused))
                .Errors()
                .ShouldHaveSingleItem()
                .ShouldContain("has decisions taken by consensus, not by vote. Choose “by consensus” and leave the votes out");
        foreach (var takesOver in new[] { false, true })
        {
            await using var db = made.Store.Write();
            var meeting = await db.All<Meeting>().SingleAsync(m => m.Key == "august");
            db.Add(
                new Decision
                {
                    Id = made.Store.Ids.Next<Decision>(),
                    Key = "brought-in",
                    Meeting = meeting.Id,
                    Title = "Brought in",
                    Wording = "That it is so.",
                    Outcome = DecisionOutcome.Agreed,
                    DecidedBy = DecidedBy.Vote,
                    For = 2,
                    Against = 0,
                }
            );
            (await db.Commit(TestData.Because("Brought in") with { TakesOver = takesOver }))
                .Refusals.ShouldHaveSingleItem()
                .Rule.ShouldBe(DecidedAsTermsSay.InTheirWay);
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_tie_is_carried_by_the_casting_vote_of_who_chaired_where_the_terms_give_one(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await made.Say(WayOfDeciding.ConsensusThenVote, WhoCasts.Chair);
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        var form = await visitor.Page(Decide);
        form.QuerySelector("#how-it-decides")!.TextContent.ShouldContain("The chair has a casting vote.");
        form.FormOf()["decided-by"].ShouldBe(["consensus"]);
        await Refused(visitor, form, "or say how the chair’s casting vote was cast", ATie);
        await Refused(
            visitor,
            form,
            "3 votes are counted, and 2 who may vote were there at this item and decided. Change the numbers, or put the attendance right first. The chair’s casting vote is not among them",
            [.. ATie, ("for", "2")]
        );
        await Refused(
            visitor,
            form,
            "2 for and 0 against is no tie",
            [.. ATie, ("for", "2"), ("against", "0"), ("casting-vote", "for")]
        );
        await Refused(visitor, form, "The casting vote was against it, so it was lost", [.. ATie, ("casting-vote", "against")]);

        var check = await DecidingTests.Check(visitor, form, [.. ATie, ("casting-vote", "for")]);
        check.Body!.TextContent.ShouldContain("By vote: 1 for, 1 against, carried by the chair’s casting vote");
        using (var kept = await visitor.SendForm(check, ("_step", "keep")))
            kept.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found, await kept.Content.ReadAsStringAsync());
        var page = await visitor.Page(Budget);
        page.QuerySelector(".remit-answer")!.TextContent.Trim().ShouldBe("Agreed");
        page.QuerySelector("#working + ul")!
            .TextContent.ShouldContain("Agreed, by vote: 1 for, 1 against, carried by the chair’s casting vote.");
        page.QuerySelector("#working + ul")!.TextContent.ShouldContain("The casting vote was that of Ann Decider, who chaired.");
        var decision = await made.Read(db => db.All<Decision>().SingleAsync());
        (decision.For, decision.Against, decision.CastingVote).ShouldBe((1, 1, Cast.For));
        decision.InWords(null).ShouldBe("Agreed by 1 vote to 1, carried by the chair’s casting vote");
        (await visitor.Page($"{Budget}/change")).FormOf()["casting-vote"].ShouldBe(["for"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_casting_vote_can_lose_it_too(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        await made.Say(WayOfDeciding.Vote, WhoCasts.Chair);
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair", "order");
        await Refused(
            visitor,
            await visitor.Page(Decide),
            "The casting vote was for it, so it was carried",
            [.. ATie, ("outcome", "not-agreed"), ("casting-vote", "for")]
        );
        await DecidingTests.Keep(
            visitor,
            Decide,
            [.. ATie.Where(t => t.Item1 != "outcome"), ("outcome", "not-agreed"), ("casting-vote", "against")]
        );
        var page = await visitor.Page(Budget);
        page.QuerySelector("#working + ul")!
            .TextContent.ShouldContain("It was not agreed, by vote: 1 for, 1 against, lost by the chair’s casting vote.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nobody_casts_where_the_terms_give_no_casting_vote_or_the_chair_was_not_there(string provider)
    {
        var (app, made) = await DecidingCase.App(provider);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "health", "order");
        var form = await visitor.Page(Decide);
        form.QuerySelectorAll("[name=casting-vote]").ShouldBeEmpty();
        (string, string?)[] cast = [.. ATie, ("casting-vote", "for")];
        await Refused(visitor, form, "does not give the chair a casting vote. Leave it out: what ties is not agreed", cast);

        await made.Say(null, WhoCasts.Chair);
        form = await visitor.Page(Decide);
        await Refused(visitor, form, "the chair was not there for it. Record who took the chair first", cast);
        await made.Edit(async db =>
        {
            var cat = await db.All<Attendance>()
                .Where(a => db.All<Remit.Structure.Places.Place>().Any(p => p.Id == a.Place && p.Key == "order"))
                .SingleAsync();
            (await db.Set<Attendance>().SingleAsync(a => a.Id == cat.Id)).Chaired = true;
        });
        await DecidingTests.Keep(visitor, Decide, cast);
        (await visitor.Page(Budget))
            .QuerySelector("#working + ul")!
            .TextContent.ShouldContain("The casting vote was that of Cat Decider, who chaired.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_the_terms_leave_to_the_chair_waits_for_confirmation_without_a_reason(string provider)
    {
        var (app, made) = await DecidingCase.App(provider, QuorumForm.ChairsDiscretion, quorum: 0);
        await using var _ = app;
        using var visitor = app.NewVisitor();
        await DecidingTests.There(visitor, DecidingCase.Meeting, "chair");
        (await visitor.Page(Decide))
            .QuerySelector("#chairs-discretion-hint")!
            .TextContent.ShouldContain("Without a reason it is taken without a quorum, for confirmation by a later meeting.");
        await DecidingTests.Keep(visitor, Decide, ("outcome", "agreed"));
        var page = await visitor.Page(Budget);
        page.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Taken without a quorum, for confirmation");
        page.QuerySelector("#working + ul")!.TextContent.ShouldContain("No reason is recorded why the chair let it be decided.");

        await DecidingTests.Keep(visitor, $"{Budget}/change", ("chairs-discretion", "It can’t wait"));
        (await visitor.Page(Budget)).QuerySelector(".remit-answer")!.TextContent.Trim().ShouldBe("Agreed");
        (await made.Read(db => db.All<Decision>().SingleAsync())).ChairsDiscretion.ShouldBe("It can’t wait");
    }

    private static async Task Refused(
        Visitor visitor,
        AngleSharp.Html.Dom.IHtmlDocument form,
        string why,
        (string Name, string? Value)[] typed
    )
    {
        // What comes later in the list stands for what came before.
        var answers = typed.Reverse().DistinctBy(t => t.Name).ToArray();
        using var refused = await visitor.SendForm(form, [.. answers, ("_step", "check")]);
        (await Visitor.Read(refused)).Errors().ShouldHaveSingleItem().ShouldContain(why);
    }
}
