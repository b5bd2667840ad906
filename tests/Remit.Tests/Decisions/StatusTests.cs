using Remit.Decisions;
using Remit.Decisions.Status;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Decisions;

/// <summary>What holds of the status of every decision, whoever was there.</summary>
public class StatusTests
{
    private const int Most = 8;
    private static readonly IdSource Ids = new(TimeProvider.System);
    private static readonly DateOnly On = When.Day("2007-08-30");

    [Fact]
    public void One_more_who_is_there_never_undoes_a_quorum()
    {
        foreach (var needed in Enumerable.Range(1, Most))
        foreach (var bits in Enumerable.Range(0, 52).Select(n => n * 5))
        {
            if (Of(Day(needed, bits), Agreed()).Standing != DecisionStanding.Agreed)
                continue;
            foreach (var late in Enumerable.Range(0, Most))
                Of(Day(needed, bits | (1 << late)), Agreed()).Standing.ShouldBe(DecisionStanding.Agreed);
        }
    }

    [Fact]
    public void It_stands_only_with_a_quorum_and_all_sign_offs_and_each_that_is_given_brings_it_nearer()
    {
        var chance = new Random(20070903);
        foreach (var _ in Enumerable.Range(0, 400))
        {
            var (needed, bits) = (chance.Next(1, Most), chance.Next(1 << Most));
            var day = Day(needed, bits, represents: chance.Next(1 << Most));
            var decision = Agreed();
            var bare = Of(day, decision);
            var there = Bits(bits) >= needed;
            (bare.Standing == DecisionStanding.WithoutQuorum).ShouldBe(!there && bits != 0);
            bare.Stands.ShouldBe(there && bare.Needed.Count == 0);
            if (!there)
                continue;
            var said = new List<OrganisationSignOff>();
            foreach (var need in bare.Needed)
            {
                Of(day, decision, said).Stands.ShouldBeFalse();
                said.Add(SignOff(decision, need.Organisation, SignOffState.Given));
            }
            Of(day, decision, said).Stands.ShouldBeTrue();
            if (said.Count > 0)
            {
                said[0] = SignOff(decision, said[0].Organisation, SignOffState.Refused);
                Of(day, decision, said).Standing.ShouldBe(DecisionStanding.SentBack);
            }
        }
    }

    [Fact]
    public void The_sentence_names_the_day_that_was_arranged_also_as_it_was_before_the_answer()
    {
        var (day, decision) = (Day(1, 1, represents: 1), Agreed());
        var need = Of(day, decision).Needed.ShouldHaveSingleItem();
        // Nobody was asked, so no day is named.
        Of(day, decision).InWords.ShouldBe(Subject(""));
        var usual = SignOff(decision, need.Organisation, SignOffState.Waiting);
        usual.On = null;
        Of(day, decision, [usual]).InWords.ShouldBe(Subject(" by 27 September 2007"));
        var given = SignOff(decision, need.Organisation, SignOffState.Given);
        (given.On, given.Due) = (When.Day("2007-10-10"), When.Day("2007-10-20"));
        StatusOf.Of(decision, day, [given], null, When.Day("2007-10-09")).InWords.ShouldBe(Subject(" by 20 October 2007"));
        StatusOf.Of(decision, day, [given], null, When.Day("2007-10-10")).Stands.ShouldBeTrue();
        // What was asked anew and answered later hides no refusal that stood on the day.
        var refused = SignOff(decision, need.Organisation, SignOffState.Refused);
        given.Order = 1;
        StatusOf.Of(decision, day, [given, refused], null, When.Day("2007-10-09")).Standing.ShouldBe(DecisionStanding.SentBack);

        string Subject(string by) =>
            $"Agreed in principle, subject to the sign-off of {need.Name}{by}. Until then it is a recommendation.";
    }

    [Fact]
    public void Beyond_their_powers_those_who_bind_have_it_signed_off_too()
    {
        var day = Day(1, 0b111);
        Of(day, Agreed()).Standing.ShouldBe(DecisionStanding.Agreed);
        var beyond = Agreed(d => d.BeyondPowers = "the money from 2009 on");
        Of(day, beyond).Needed.Count.ShouldBe(3);
        Of(day, beyond).Working.ShouldContain(w => w.Contains("the money from 2009 on", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_terms_do_not_say_is_said()
    {
        var day = Day(1, 0b1);
        var silent = Day(null, 0b1);
        Of(silent, Agreed()).Standing.ShouldBe(DecisionStanding.QuorumNotKnown);
        Of(silent, Agreed()).InWords!.ShouldContain("what the terms say about it is not recorded");
        Of(Day(2, 0), Agreed()).Standing.ShouldBe(DecisionStanding.QuorumNotKnown);
        Of(day, Agreed(d => d.Outcome = DecisionOutcome.Noted)).Standing.ShouldBe(DecisionStanding.Noted);
        Of(day, Agreed(d => d.Outcome = DecisionOutcome.NotAgreed)).Standing.ShouldBe(DecisionStanding.NotAgreed);
        Of(Day(2, 0b1), Agreed(), confirmedOn: On.AddDays(30)).Stands.ShouldBeTrue();
    }

    [Fact]
    public void What_the_terms_leave_to_the_chair_is_agreed_with_a_reason_and_waits_without_one()
    {
        var day = Day(null, 0b1, discretion: true);
        var without = Of(day, Agreed());
        (without.Standing, without.Stands).ShouldBe((DecisionStanding.WithoutQuorum, false));
        without.InWords.ShouldBe("Taken without a quorum, for confirmation by a later meeting.");
        without.Working.ShouldContain("No reason is recorded why the chair let it be decided.");
        var with = Of(day, Agreed(d => d.ChairsDiscretion = "It can’t wait."));
        (with.Standing, with.Stands).ShouldBe((DecisionStanding.Agreed, true));
        with.Working.ShouldContain("The chair let it be decided: It can’t wait.");
        Of(day, Agreed(), confirmedOn: On.AddDays(30)).Stands.ShouldBeTrue();
    }

    private static int Bits(int bits) => System.Numerics.BitOperations.PopCount((uint)bits);

    private static DecisionStatus Of(
        MeetingDay day,
        Decision decision,
        IReadOnlyCollection<OrganisationSignOff>? said = null,
        DateOnly? confirmedOn = null
    ) => StatusOf.Of(decision, day, said ?? [], confirmedOn);

    private static Decision Agreed(Action<Decision>? with = null)
    {
        var decision = new Decision
        {
            Id = Ids.Next<Decision>(),
            Key = "one",
            Meeting = Ids.Next<Meeting>(),
            Title = "One",
            Wording = "That it is so.",
            Outcome = DecisionOutcome.Agreed,
        };
        with?.Invoke(decision);
        return decision;
    }

    private static OrganisationSignOff SignOff(Decision decision, Id<Organisation> organisation, SignOffState state) =>
        new()
        {
            Id = Ids.Next<OrganisationSignOff>(),
            Key = organisation.ToString(),
            Decision = decision.Id,
            Organisation = organisation,
            Because = "it represents",
            State = state,
            On = On,
            Words = "No",
        };

    private static MeetingDay Day(int? needed, int there, int represents = 0, bool discretion = false)
    {
        var body = new Body
        {
            Id = Ids.Next<Body>(),
            Key = "b",
            Name = "Body",
            Deciding = Deciding.DecisionMaking,
        };
        var meeting = new Meeting
        {
            Id = Ids.Next<Meeting>(),
            Key = "m",
            Body = body.Id,
            Date = On,
        };
        var seats = Enumerable
            .Range(0, Most)
            .Select(n => new Seat
            {
                Key = $"p{n}",
                Id = Ids.Next<Place>(),
                Title = $"Place {n}",
                Role = PlaceRole.Member,
                State = SeatState.Appointed,
                Holders = [new Named($"h{n}", $"Holder {n}")],
                FilledBy = new Named($"o{n}", $"Organisation {n}"),
                Organisation = Ids.Next<Organisation>(),
                Capacity = (represents & (1 << n)) != 0 ? Capacity.Represents : Capacity.Binds,
            })
            .ToList();
        return new MeetingDay
        {
            Meeting = meeting,
            Body = body,
            Items = [],
            Seats = seats,
            Terms = "1",
            Quorum =
                needed is { } number
                    ? new Quorum([
                        new QuorumAsk(
                            new QuorumRule
                            {
                                Id = Ids.Next<QuorumRule>(),
                                Key = "r",
                                Terms = Ids.Next<TermsOfReference>(),
                                Form = QuorumForm.Number,
                                Number = number,
                                Of = QuorumOf.Members,
                            },
                            []
                        ),
                    ])
                : discretion
                    ? new Quorum([
                        new QuorumAsk(
                            new QuorumRule
                            {
                                Id = Ids.Next<QuorumRule>(),
                                Key = "r",
                                Terms = Ids.Next<TermsOfReference>(),
                                Form = QuorumForm.ChairsDiscretion,
                            },
                            []
                        ),
                    ])
                : Quorum.NotRecorded,
            There =
            [
                .. seats
                    .Where((_, n) => (there & (1 << n)) != 0)
                    .Select(s => new WhoWasThere(
                        new Attendance
                        {
                            Id = Ids.Next<Attendance>(),
                            Key = s.Key,
                            Meeting = meeting.Id,
                            Place = s.Id,
                            As = AttendedAs.Present,
                        },
                        s,
                        s.Holders[0],
                        []
                    )),
            ],
        };
    }
}
