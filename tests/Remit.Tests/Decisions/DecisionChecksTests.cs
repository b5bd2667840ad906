using Remit.Checks;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>MTG-02, MTG-03 and MTG-04.</summary>
public class DecisionChecksTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_sign_off_that_was_due_and_is_waited_for_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var trust = await data.Organisation("Primary Care Trust");
        var council = await data.Organisation("County Council");
        var meeting = await data.HeldMeeting(await data.Established("Executive"), "2007-06-13");
        var decision = data.NewDecision(meeting, "Pool the money");
        var refused = data.NewDecision(meeting, "Not this", d => d.Outcome = DecisionOutcome.NotAgreed);
        await data.Add(
            decision,
            refused,
            data.NewSignOffBy(decision, trust, s => s.Due = When.Day("2007-08-31")),
            data.NewSignOffBy(
                decision,
                council,
                s => (s.Due, s.State, s.On) = (When.Day("2007-08-31"), SignOffState.Given, When.Day("2007-08-01"))
            ),
            data.NewSignOffBy(refused, trust, s => s.Due = When.Day("2007-08-31"))
        );

        var found = (await data.Found("MTG-02")).ShouldHaveSingleItem();

        found.Message.ShouldBe(
            "Primary Care Trust was to sign off “Pool the money”, decided by Executive on 13 June 2007, by 31 August 2007, and has not said yes or no."
        );
        found.Records.Select(r => r.Ref.Kind).ShouldBe(["decision", "body", "meeting", "decision-sign-off", "organisation"]);
        (await data.Found("MTG-02", "2007-08-31")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_sign_off_without_a_day_is_overdue_after_the_usual_time(string provider)
    {
        await using var data = await TestData.On(provider);
        var meeting = await data.HeldMeeting(await data.Established("Executive"), "2007-06-13");
        var decision = data.NewDecision(meeting, "Pool the money");
        await data.Add(decision, data.NewSignOffBy(decision, await data.Organisation("Primary Care Trust")));

        (await data.Found("MTG-02", "2007-07-11")).ShouldBeEmpty();
        (await data.Found("MTG-02", "2007-07-12")).ShouldHaveSingleItem().Message.ShouldContain("by 11 July 2007");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_without_evidence_or_effect_or_with_nothing_considered_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var meeting = await data.HeldMeeting(await data.Established("Executive"), "2007-06-13");
        var minutes = data.NewAgendaItem(meeting, "Minutes", with: i => i.Sort = ItemSort.Minutes);
        var whole = data.NewDecision(
            meeting,
            "Whole",
            d => (d.EvidenceWords, d.Safeguarding, d.Equality) = ("A count of May 2007", "Considered", "Considered")
        );
        var bare = data.NewDecision(meeting, "Bare");
        var half = data.NewDecision(
            meeting,
            "Half",
            d => (d.EvidenceWords, d.Safeguarding) = ("A count of May 2007", "Considered")
        );
        var procedural = data.NewDecision(
            meeting,
            "Procedural",
            d => (d.EvidenceWords, d.NothingToConsider) = ("The calendar", "It moves a date")
        );
        var noted = data.NewDecision(meeting, "Noted", d => d.Outcome = DecisionOutcome.Noted);
        var approved = data.NewDecision(meeting, "Minutes of May", d => d.Item = minutes.Id);
        await data.Add(
            minutes,
            whole,
            bare,
            half,
            procedural,
            noted,
            approved,
            data.NewExpectation(whole, "Children seen in time"),
            data.NewExpectation(half, "Children seen in time")
        );

        (await data.Found("MTG-03"))
            .Select(f => f.Message)
            .ShouldBe(
                [
                    "“Bare”, decided by Executive on 13 June 2007: it is not recorded on what evidence it rests, what is expected to change by it, how safeguarding was considered or how equality was considered.",
                    "“Half”, decided by Executive on 13 June 2007: it is not recorded how equality was considered.",
                ],
                ignoreOrder: true
            );
        (await data.Found("MTG-03", "2007-06-12")).ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_decision_of_which_some_organisation_has_not_said_how_far_it_is_is_found(string provider)
    {
        await using var data = await TestData.On(provider);
        var trust = await data.Organisation("Primary Care Trust");
        var council = await data.Organisation("County Council");
        var executive = await data.Established("Executive", with: b => b.Deciding = Deciding.DecisionMaking);
        var advises = await data.Established("Group", with: b => b.Deciding = Deciding.Advisory);
        var meeting = await data.HeldMeeting(executive, "2007-04-11");
        var lately = await data.HeldMeeting(executive, "2007-08-08");
        var known = data.NewDecision(meeting, "Known");
        var silent = data.NewDecision(meeting, "Silent");
        var nobody = data.NewDecision(meeting, "Nobody");
        var waits = data.NewDecision(meeting, "Waits for a sign-off");
        await data.Add(
            known,
            silent,
            nobody,
            waits,
            data.NewDecision(lately, "Just agreed"),
            data.NewDecision(await data.HeldMeeting(advises, "2007-04-12"), "Advice"),
            data.NewDecision(meeting, "Refused", d => d.Outcome = DecisionOutcome.NotAgreed),
            data.NewDoing(known, trust, "2007-07-01", DoingState.Done),
            data.NewDoing(known, council, "2007-07-01", DoingState.UnderWay),
            data.NewSignOffBy(silent, trust, s => (s.State, s.On) = (SignOffState.Given, When.Day("2007-05-01"))),
            data.NewDoing(silent, council, "2007-07-01", DoingState.NothingToDo),
            data.NewSignOffBy(waits, council)
        );
        await data.Add(data.NewAction("Begin", a => a.Origin = data.RefOf(known)));

        var found = await data.Found("MTG-04");

        found
            .Select(f => (f.Severity, f.Message))
            .ShouldBe(
                [
                    (
                        Severity.Warning,
                        "“Silent”, decided by Executive on 11 April 2007: it is not known how far Primary Care Trust is with it."
                    ),
                    (
                        Severity.Note,
                        "“Nobody”, decided by Executive on 11 April 2007: no organisation has said whether it does it."
                    ),
                ],
                ignoreOrder: true
            );
        // Three months count from the last sign-off.
        (await data.Found("MTG-04", "2007-07-31")).ShouldNotContain(f =>
            f.Message.Contains("“Silent”", StringComparison.Ordinal)
        );
        (await data.Found("MTG-04", "2007-07-31")).ShouldContain(f => f.Message.Contains("“Nobody”", StringComparison.Ordinal));
        (await data.Found("MTG-04", "2007-08-01")).ShouldContain(f => f.Message.Contains("“Silent”", StringComparison.Ordinal));
        // What was under way half a year ago is not known any more.
        (await data.Found("MTG-04", "2008-03-01")).ShouldContain(f =>
            f.Message.Contains("“Known”", StringComparison.Ordinal)
            && f.Message.Contains("County Council", StringComparison.Ordinal)
        );
    }
}
