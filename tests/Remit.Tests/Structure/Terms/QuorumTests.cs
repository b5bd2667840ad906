using FsCheck;
using FsCheck.Fluent;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Kernel;

namespace Remit.Tests.Structure.Terms;

public class QuorumTests
{
    private static readonly Gen<Fraction> Shares =
        from whole in Gen.Choose(1, 12)
        from part in Gen.Choose(1, whole)
        select Share($"{part}/{whole}");

    private static readonly Gen<List<Seat>> Bodies =
        from count in Gen.Choose(0, 14)
        from marks in Gen.Choose(0, 23).ListOf(count)
        select marks.Select((mark, i) => SeatOf(i, mark % 2 == 0, mark % 3 == 0 ? null : $"o{mark % 4}", mark % 6 == 5)).ToList();

    private static readonly Gen<Quorum> Quorums = Gen.Choose(0, 4)
        .SelectMany(count => Asks.ListOf(count))
        .Select(a => new Quorum([.. a]));

    // Places up to p15 are named: some of them are on no body of 14.
    private static Gen<QuorumAsk> Asks =>
        from form in Gen.Elements(QuorumForm.Number, QuorumForm.Share, QuorumForm.Places, QuorumForm.ChairsDiscretion)
        from share in Shares
        from number in Gen.Choose(1, 8)
        from of in Gen.Elements(QuorumOf.Members, QuorumOf.VotingMembers, QuorumOf.Organisations)
        from flags in Gen.Choose(0, 3)
        from first in Gen.Choose(0, 12)
        from named in Gen.Choose(1, 3)
        select form switch
        {
            QuorumForm.Number => Number(number, of),
            QuorumForm.Share => Of(share, of, inPost: flags % 2 == 1, moreThan: flags > 1 && !share.IsAll),
            QuorumForm.Places => Places(
                number <= named ? number : null,
                [.. Enumerable.Range(first, named).Select(i => $"p{i}")]
            ),
            _ => Discretion,
        };

    private static Gen<(Quorum Quorum, List<Seat> Seats, List<Presence> There)> Meetings =>
        from quorum in Quorums
        from seats in Bodies
        from attendance in Gen.Choose(0, 3).ListOf(16)
        select (
            quorum,
            seats,
            attendance
                .Select((how, i) => (how, i))
                .Where(a => a.how > 0)
                .Select(a => new Presence($"p{a.i}", a.how == 1))
                .ToList()
        );

    [Fact]
    public void One_more_who_is_there_never_undoes_it() =>
        Properties.Hold(
            from meeting in Meetings
            from late in Gen.Choose(0, 15)
            select (meeting, late),
            given =>
            {
                var ((quorum, seats, there), late) = given;
                var before = quorum.Judge(seats, there);
                var after = quorum.Judge(seats, [.. there, new Presence($"p{late}")]);
                if (before.Outcome == QuorumOutcome.Reached)
                    after.Outcome.ShouldBe(QuorumOutcome.Reached);
                foreach (var (was, now) in before.Lines.Zip(after.Lines))
                    (was.IsMet && !now.IsMet).ShouldBeFalse(now.Working);
            }
        );

    [Fact]
    public void With_everybody_there_only_what_no_meeting_could_meet_is_missing() =>
        Properties.Hold(
            Meetings,
            given =>
            {
                var (quorum, seats, there) = given;
                var everybody = quorum.Judge(seats, seats.Select(s => new Presence(s.Key)));
                foreach (var (all, some) in everybody.Lines.Zip(quorum.Judge(seats, there).Lines))
                    (some.IsMet && !all.IsMet).ShouldBeFalse(all.Working);
                if (
                    seats.Count > 0
                    && quorum.Asks.All(a => a.Rule.Form == QuorumForm.Share && a.Rule is { Of: QuorumOf.Members, InPost: false })
                )
                    everybody.Missing.ShouldBeEmpty();
            }
        );

    [Fact]
    public void It_is_reached_when_every_rule_is_met_and_a_sentence_says_what_is_missing_for_each_other() =>
        Properties.Hold(
            Meetings,
            given =>
            {
                var (quorum, seats, there) = given;
                var judged = quorum.Judge(seats, there);
                judged.Lines.Count.ShouldBe(quorum.Asks.Count);
                judged.Missing.Count().ShouldBe(judged.Lines.Count(l => !l.IsMet));
                if (quorum.State == QuorumState.Stated)
                    (judged.Outcome == QuorumOutcome.Reached).ShouldBe(judged.Lines.All(l => l.IsMet));
                if (judged.ChairMayLetItGoOn)
                    (quorum.HasDiscretion && judged.Outcome != QuorumOutcome.Reached && there.Count > 0).ShouldBeTrue();
                judged.Lines.ShouldAllBe(l => char.IsUpper(l.Working[0]) || char.IsDigit(l.Working[0]) || l.Working[0] == 'T');
            }
        );

    [Fact]
    public void Nobody_there_is_never_a_quorum() =>
        Properties.Hold(Meetings, given => given.Quorum.Judge(given.Seats, []).Outcome.ShouldNotBe(QuorumOutcome.Reached));

    [Fact]
    public void The_order_of_rules_and_of_those_there_does_not_matter() =>
        Properties.Hold(
            Meetings,
            given =>
            {
                var (quorum, seats, there) = given;
                var turned = new Quorum([.. quorum.Rules.Reverse()]);
                turned
                    .Judge([.. seats.AsEnumerable().Reverse()], there.AsEnumerable().Reverse())
                    .Outcome.ShouldBe(quorum.Judge(seats, there).Outcome);
            }
        );

    [Fact]
    public void A_share_is_met_by_the_next_whole_number_up()
    {
        var third = new Quorum([Of(Share("1/3"), QuorumOf.Members)]);
        var four = third.Judge(Seats(14), There(4));
        four.Outcome.ShouldBe(QuorumOutcome.NotReached);
        four.Lines.Single().Working.ShouldBe("A third of 14 members: 5 needed, 4 there.");
        four.Missing.ShouldBe(["1 more member is needed."]);
        var six = third.Judge(Seats(14), There(6));
        six.Lines.Single().Working.ShouldBe("A third of 14 members: 5 needed, 6 there.");
        six.Conclusion.ShouldBe("Quorum is reached.");
    }

    [Fact]
    public void More_than_half_is_one_more_where_half_comes_out_even()
    {
        var majority = new Quorum([Of(Share("50%"), QuorumOf.Members, moreThan: true)]);
        majority.Judge(Seats(14), There(7)).Outcome.ShouldBe(QuorumOutcome.NotReached);
        majority.Judge(Seats(14), There(8)).Outcome.ShouldBe(QuorumOutcome.Reached);
        majority.Judge(Seats(13), There(7)).Lines.Single().Working.ShouldBe("More than half of 13 members: 7 needed, 7 there.");
    }

    [Fact]
    public void Vacant_places_count_unless_the_rule_is_of_those_in_post()
    {
        List<Seat> seats = [.. Seats(8), SeatOf(8, vacant: true), SeatOf(9, vacant: true)];
        var all = new Quorum([Of(Share("half"), QuorumOf.Members)]).Judge(seats, There(4));
        all.Lines.Single().Working.ShouldBe("Half of 10 members, of which 2 are vacant and count: 5 needed, 4 there.");
        var inPost = new Quorum([Of(Share("half"), QuorumOf.Members, inPost: true)]).Judge(seats, There(4));
        inPost.Lines.Single().Working.ShouldBe("Half of 8 members in post: 4 needed, 4 there.");
        inPost.Outcome.ShouldBe(QuorumOutcome.Reached);
    }

    [Fact]
    public void Advisory_members_are_no_voting_members()
    {
        List<Seat> seats = [SeatOf(0, advisory: true), SeatOf(1, advisory: true), SeatOf(2), SeatOf(3)];
        new Quorum([Number(3, QuorumOf.Members)]).Judge(seats, There(3)).Outcome.ShouldBe(QuorumOutcome.Reached);
        var voting = new Quorum([Number(3, QuorumOf.VotingMembers)]).Judge(seats, There(4));
        voting
            .Lines.Single()
            .ShouldBe(new QuorumLine("At least 3 voting members: 2 there.", false, "1 more voting member is needed."));
        new Quorum([Number(3, QuorumOf.VotingMembers)]).InWords(seats, null).ShouldBe("at least 3 voting members");
    }

    [Fact]
    public void An_organisation_counts_once_however_many_places_it_fills()
    {
        List<Seat> seats = [SeatOf(0, of: "pct"), SeatOf(1, of: "pct"), SeatOf(2, of: "police"), SeatOf(3)];
        var two = new Quorum([Number(3, QuorumOf.Organisations), Of(Share("all"), QuorumOf.Organisations)]).Judge(
            seats,
            There(2)
        );
        two.Lines.Select(l => l.Working)
            .ShouldBe(["At least 3 organisations: 1 there.", "All 2 organisations: 2 needed, 1 there."]);
        two.Missing.ShouldBe(["People from 2 more organisations are needed.", "Someone from 1 more organisation is needed."]);
    }

    [Fact]
    public void A_deputy_is_there_for_the_place()
    {
        var partners = new Quorum([Places(null, "p0", "p1", "p2")]);
        var two = partners.Judge(Seats(5), [new Presence("p0"), new Presence("p1", ByDeputy: true)]);
        two.Lines.Single()
            .ShouldBe(
                new QuorumLine(
                    "All 3 of Place 0, Place 1 and Place 2, or their deputies: 2 there (Place 1 by a deputy).",
                    false,
                    "Nobody is there for Place 2."
                )
            );
        partners
            .Judge(Seats(5), [new Presence("p0"), new Presence("p1", true), new Presence("p2", true)])
            .Outcome.ShouldBe(QuorumOutcome.Reached);
    }

    [Fact]
    public void Some_of_the_named_places_can_be_enough()
    {
        var some = new Quorum([Places(2, "p0", "p1", "p2")]);
        some.Judge(Seats(5), [new Presence("p1")]).Missing.ShouldBe(["Somebody is needed for one more of Place 0 and Place 2."]);
        some.Judge(Seats(5), [new Presence("p1"), new Presence("p2")]).Outcome.ShouldBe(QuorumOutcome.Reached);
    }

    [Fact]
    public void A_place_that_has_ended_can_be_met_by_nobody()
    {
        var gone = new Quorum([Places(null, "p9")]).Judge(Seats(5), [new Presence("p9")]);
        gone.Outcome.ShouldBe(QuorumOutcome.NotReached);
        gone.Lines.Single().Working.ShouldBe("Place 9, or a deputy: 0 there. Place 9 is not a place on that day.");
    }

    [Fact]
    public void The_chair_may_let_it_go_on_only_where_the_rules_are_not_met_and_somebody_is_there()
    {
        var quorum = new Quorum([Number(3, QuorumOf.Members), Discretion]);
        quorum.Judge(Seats(5), There(3)).ChairMayLetItGoOn.ShouldBeFalse();
        quorum.Judge(Seats(5), There(2)).Conclusion.ShouldBe("Quorum is not reached. The chair may let the meeting go on.");
        quorum.Judge(Seats(5), []).Conclusion.ShouldBe("Quorum is not reached.");
        new Quorum([Number(3, QuorumOf.Members)]).Judge(Seats(5), There(2)).ChairMayLetItGoOn.ShouldBeFalse();
    }

    [Fact]
    public void Not_recorded_none_stated_and_left_to_the_chair_are_three_things()
    {
        var none = new Quorum([new QuorumAsk(Rule(QuorumForm.NoneStated), [])]);
        var chair = new Quorum([Discretion]);
        Quorum.NotRecorded.Judge(Seats(5), There(5)).Outcome.ShouldBe(QuorumOutcome.NotRecorded);
        none.Judge(Seats(5), There(5)).Outcome.ShouldBe(QuorumOutcome.NoneStated);
        chair.Judge(Seats(5), There(5)).Outcome.ShouldBe(QuorumOutcome.LeftToTheChair);
        chair.Judge(Seats(5), There(1)).ChairMayLetItGoOn.ShouldBeTrue();
        new[] { Quorum.NotRecorded, none, chair }
            .Select(q => q.InWords(Seats(5), null))
            .ShouldBe(["not recorded", "none is stated", "left to the chair"]);
    }

    [Fact]
    public void A_body_without_places_has_no_quorum()
    {
        var line = new Quorum([Of(Share("1/3"), QuorumOf.Members)]).Judge([], []).Lines.Single();
        line.ShouldBe(new QuorumLine("A third of no members: 1 needed, 0 there.", false, "1 more member is needed."));
    }

    [Fact]
    public void The_whole_is_stated_back_in_words()
    {
        var quorum = new Quorum([Of(Share("1/3"), QuorumOf.Members), Places(null, "p0", "p1", "p2"), Discretion]);
        quorum
            .InWords(Seats(14), null)
            .ShouldBe(
                "at least a third of members, 5 of today’s 14; and all 3 of Place 0, Place 1 and Place 2, or their deputies; otherwise the chair decides"
            );
        quorum
            .Asks[0]
            .InWords(Seats(14), new DateOnly(2007, 4, 1))
            .ShouldBe("at least a third of members, 5 of the 14 on 1 April 2007");
    }

    [Theory]
    [InlineData("all", false, false, QuorumOf.Members, "all members, today 6")]
    [InlineData("1/2", true, false, QuorumOf.VotingMembers, "more than half of voting members, 4 of today’s 6")]
    [InlineData("40%", false, true, QuorumOf.Members, "at least two fifths of members in post, 3 of today’s 6")]
    [InlineData("1/2", false, false, QuorumOf.Organisations, "members from at least half of the organisations")]
    public void Shares_are_stated_back_in_words(string share, bool moreThan, bool inPost, QuorumOf of, string words) =>
        Of(Share(share), of, inPost, moreThan).InWords(Seats(6), null).ShouldBe(words);

    private static QuorumAsk Discretion => new(Rule(QuorumForm.ChairsDiscretion), []);

    private static QuorumAsk Number(int number, QuorumOf of) =>
        new(Rule(QuorumForm.Number, r => (r.Number, r.Of) = (number, of)), []);

    private static QuorumAsk Of(Fraction share, QuorumOf of, bool inPost = false, bool moreThan = false) =>
        new(Rule(QuorumForm.Share, r => (r.Share, r.Of, r.InPost, r.MoreThan) = (share, of, inPost, moreThan)), []);

    private static QuorumAsk Places(int? number, params string[] keys) =>
        new(Rule(QuorumForm.Places, r => r.Number = number), [.. keys.Select(k => new Named(k, $"Place {k[1..]}"))]);

    private static QuorumRule Rule(QuorumForm form, Action<QuorumRule>? with = null)
    {
        var rule = new QuorumRule
        {
            Id = default,
            Key = "rule",
            Terms = default,
            Form = form,
        };
        with?.Invoke(rule);
        rule.Refusals().ShouldBeEmpty();
        return rule;
    }

    private static List<Seat> Seats(int count) => [.. Enumerable.Range(0, count).Select(i => SeatOf(i))];

    private static Seat SeatOf(int number, bool advisory = false, string? of = null, bool vacant = false) =>
        new()
        {
            Key = $"p{number}",
            Title = $"Place {number}",
            Role = PlaceRole.Member,
            Vote = advisory ? Vote.Advisory : null,
            FilledBy = of is null ? null : new Named(of, of),
            State = vacant ? SeatState.Vacant : SeatState.Appointed,
            Holders = [],
        };

    private static IEnumerable<Presence> There(int count) => Enumerable.Range(0, count).Select(i => new Presence($"p{i}"));

    private static Fraction Share(string text) =>
        Fraction.TryParse(text, out var share) ? share : throw new FormatException(text);
}
