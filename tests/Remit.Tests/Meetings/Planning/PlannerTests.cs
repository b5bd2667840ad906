using Remit.Meetings.Planning;
using Remit.Tests.Harness;

namespace Remit.Tests.Meetings.Planning;

public class PlannerTests
{
    private static readonly DateOnly Day = When.Day("2007-09-03");

    [Fact]
    public void Of_small_questions_it_finds_the_best_and_the_bound_lies_below()
    {
        var (missed, apart) = (0, 0L);
        for (var seed = 0; seed < 150; seed++)
        {
            var problem = Some(seed, reports: 6, meetings: 3);
            var plan = Planner.Plan(problem);
            var best = Best(problem);
            PlanBound.Of(problem).ShouldBeLessThanOrEqualTo(best, $"the bound of question {seed}");
            plan.Cost.ShouldBeGreaterThanOrEqualTo(best);
            missed += plan.Cost == best ? 0 : 1;
            apart += plan.Cost - best;
        }
        missed.ShouldBeLessThanOrEqualTo(2, $"together {apart} apart");
    }

    [Fact]
    public void The_bound_knows_how_many_to_note_each_meeting_takes()
    {
        PlanMeeting[] meetings =
        [
            .. new[] { 1, 0, 2 }.Select((most, i) => new PlanMeeting(0, Day.AddDays(7 * i), Day, 600, most)),
        ];
        PlanReport[] reports =
        [
            .. Enumerable
                .Range(0, 4)
                .Select(_ => new PlanReport
                {
                    Body = 0,
                    Minutes = 5,
                    Weight = 2,
                    ToNote = true,
                }),
        ];
        var problem = new PlanProblem(meetings, reports, Day);
        var plan = Planner.Plan(problem);
        Places(problem, plan).Order().ShouldBe([-1, 0, 2, 2]);
        PlanBound.Of(problem).ShouldBe(plan.Cost, "one on the first, two on the last, and one waits");
        var taken = new PlanProblem(meetings, [reports[0] with { Held = 1 }, .. reports[1..]], Day);
        PlanBound.Of(taken).ShouldBe(Planner.Plan(taken).Cost, "one that is held where none is taken takes nobody else’s place");
    }

    [Theory]
    [InlineData(40, 8)]
    [InlineData(120, 12)]
    public void Whatever_is_asked_the_plan_keeps_to_every_rule_and_is_the_same_again(int reports, int meetings)
    {
        for (var seed = 0; seed < 6; seed++)
        {
            var problem = Some(seed, reports, meetings);
            var plan = Planner.Plan(problem, rounds: 60);
            KeepsToTheRules(problem, plan);
            Places(problem, Planner.Plan(problem, rounds: 60)).ShouldBe(Places(problem, plan));
            var bound = PlanBound.Of(problem);
            bound.ShouldBeGreaterThan(0);
            plan.Cost.ShouldBeGreaterThanOrEqualTo(bound);
            PlanReasons.Of(problem, plan).Select(r => r.Report).ShouldBe(Enumerable.Range(0, reports).Where(r => plan[r] < 0));
        }
    }

    [Fact]
    public void What_stands_stays_where_nothing_is_won_by_moving_it()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = Some(seed, reports: 30, meetings: 6);
            var plan = Planner.Plan(problem, rounds: 100);
            var again = new PlanProblem(
                problem.Meetings,
                [.. problem.Reports.Select((r, i) => r with { Now = plan[i] < 0 ? null : plan[i] })],
                Day
            );
            var moved = Planner.Plan(again, rounds: 100);
            moved.Cost.ShouldBeLessThanOrEqualTo(plan.Cost);
            if (
                moved.Cost
                == plan.Cost
                    - Enumerable.Range(0, 30).Count(r => problem.Reports[r].Now is { } now && now != plan[r]) * PlanProblem.Move
            )
                Places(again, moved).ShouldBe(Places(problem, plan), $"question {seed}");
        }
    }

    [Fact]
    public void One_that_weighs_more_goes_first_and_the_other_says_what_would_have_to_give()
    {
        PlanMeeting[] meetings = [new(0, Day.AddDays(9), Day.AddDays(2), 60, 5)];
        PlanReport[] reports =
        [
            new()
            {
                Body = 0,
                Minutes = 40,
                Weight = 1,
            },
            new()
            {
                Body = 0,
                Minutes = 30,
                Weight = 9,
            },
            new()
            {
                Body = 0,
                Minutes = 20,
                Weight = 2,
            },
        ];
        var problem = new PlanProblem(meetings, reports, Day);
        var plan = Planner.Plan(problem);
        Places(problem, plan).ShouldBe([-1, 0, 0]);
        var reason = PlanReasons.Of(problem, plan).ShouldHaveSingleItem();
        (reason.Why, reason.Meeting, reason.MinutesShort).ShouldBe((WhyItWaits.NoTime, 0, 30));
        reason.For.ShouldBe([1]);
    }

    [Fact]
    public void A_report_of_one_body_comes_in_time_for_the_papers_of_the_next()
    {
        PlanMeeting[] meetings =
        [
            new(1, Day.AddDays(10), Day.AddDays(3), 60, 5),
            new(0, Day.AddDays(14), Day.AddDays(7), 60, 5),
            new(1, Day.AddDays(30), Day.AddDays(23), 60, 5),
        ];
        PlanReport[] reports =
        [
            new()
            {
                Body = 0,
                Minutes = 10,
                Weight = 1,
            },
            new()
            {
                Body = 1,
                Minutes = 10,
                Weight = 9,
                After = [0],
            },
        ];
        Places(new PlanProblem(meetings, reports, Day)).ShouldBe([1, 2]);
        var alone = new PlanProblem(meetings[..1], reports, Day);
        var reasons = PlanReasons.Of(alone, Planner.Plan(alone));
        reasons.Select(r => r.Why).ShouldBe([WhyItWaits.NoMeeting, WhyItWaits.WaitsForAnother]);
        reasons[1].For.ShouldBe([0]);
    }

    [Fact]
    public void Days_clearance_notes_and_what_a_person_holds_are_kept_to()
    {
        PlanMeeting[] meetings =
        [
            .. Enumerable.Range(1, 3).Select(i => new PlanMeeting(0, Day.AddDays(10 * i), Day.AddDays((10 * i) - 5), 30, 1)),
        ];
        PlanReport[] reports =
        [
            new()
            {
                Body = 0,
                Minutes = 10,
                Weight = 1,
                Earliest = Day.AddDays(11),
            },
            new()
            {
                Body = 0,
                Minutes = 10,
                Weight = 1,
                Ready = Day.AddDays(16),
            },
            new()
            {
                Body = 0,
                Minutes = 20,
                Weight = 1,
                ToNote = true,
            },
            new()
            {
                Body = 0,
                Minutes = 10,
                Weight = 1,
                ToNote = true,
                Held = 0,
            },
            new()
            {
                Body = 0,
                Minutes = 10,
                Weight = 1,
                Ready = Day.AddDays(60),
            },
            new()
            {
                Body = 0,
                Minutes = 1,
                Weight = 1,
                ToNote = true,
            },
            new()
            {
                Body = 0,
                Minutes = 1,
                Weight = 1,
                ToNote = true,
                Latest = Day.AddDays(12),
            },
        ];
        var problem = new PlanProblem(meetings, reports, Day);
        var plan = Planner.Plan(problem);
        plan[0].ShouldBe(1);
        plan[1].ShouldBe(2);
        plan[3].ShouldBe(0);
        var reasons = PlanReasons.Of(problem, plan).ToDictionary(r => r.Report);
        reasons[4].Why.ShouldBe(WhyItWaits.NotReady);
        reasons.Values.Count(r => r.Why == WhyItWaits.EnoughToNote).ShouldBe(1);
        KeepsToTheRules(problem, plan);
        var nothing = new PlanProblem([], reports[..1], Day);
        PlanReasons.Of(nothing, Planner.Plan(nothing)).Single().Why.ShouldBe(WhyItWaits.NoMeeting);
        PlanBound.Of(nothing).ShouldBe(Planner.Plan(nothing).Cost);
    }

    [Fact]
    public void What_is_left_off_waits_and_what_is_only_reckoned_moves_nothing_that_stands()
    {
        PlanMeeting[] meetings =
        [
            .. Enumerable.Range(1, 2).Select(i => new PlanMeeting(0, Day.AddDays(10 * i), Day.AddDays((10 * i) - 5), 30, 1)),
        ];
        var report = new PlanReport
        {
            Body = 0,
            Minutes = 10,
            Weight = 1,
        };
        PlanReport[] reports =
        [
            report with
            {
                Waits = true,
                Now = 0,
                Weight = 9,
            },
            report with
            {
                Ready = Day.AddDays(7),
                IsReckoned = true,
            },
            report with
            {
                Ready = Day.AddDays(7),
                IsReckoned = true,
                Now = 0,
            },
            report with
            {
                Ready = Day.AddDays(7),
                Now = 0,
            },
            report with
            {
                After = [0],
            },
        ];
        var problem = new PlanProblem(meetings, reports, Day);
        var plan = Planner.Plan(problem);
        Places(problem, plan).ShouldBe([-1, 1, 0, 1, -1]);
        var reasons = PlanReasons.Of(problem, plan);
        reasons.Select(r => r.Why).ShouldBe([WhyItWaits.LeftOff, WhyItWaits.WaitsForAnother]);
        PlanBound.Of(problem).ShouldBeLessThanOrEqualTo(plan.Cost);
    }

    private static int[] Places(PlanProblem problem) => Places(problem, Planner.Plan(problem));

    private static int[] Places(PlanProblem problem, Placing plan) =>
        [.. Enumerable.Range(0, problem.Reports.Count).Select(r => plan[r])];

    /// <summary>Written apart from the planner's own bookkeeping.</summary>
    private static void KeepsToTheRules(PlanProblem problem, Placing plan)
    {
        for (var m = 0; m < problem.Meetings.Count; m++)
        {
            var on = problem.Reports.Where((_, r) => plan[r] == m).ToList();
            if (on.Exists(r => r.Held is null))
                on.Sum(r => r.Minutes).ShouldBeLessThanOrEqualTo(problem.Meetings[m].Minutes);
            if (on.Exists(r => r is { Held: null, ToNote: true }))
                on.Count(r => r.ToNote).ShouldBeLessThanOrEqualTo(problem.Meetings[m].MostToNote);
        }
        for (var r = 0; r < problem.Reports.Count; r++)
        {
            var report = problem.Reports[r];
            if (report.Held is { } held)
                plan[r].ShouldBe(held);
            if (plan[r] < 0 || report.Held is not null)
                continue;
            var meeting = problem.Meetings[plan[r]];
            meeting.Body.ShouldBe(report.Body);
            (meeting.Date < report.Earliest).ShouldBeFalse();
            report.Waits.ShouldBeFalse();
            (meeting.Papers < report.Ready && !(report.IsReckoned && report.Now == plan[r])).ShouldBeFalse();
            foreach (var before in report.After)
            {
                plan[before].ShouldBeGreaterThanOrEqualTo(0);
                var other = problem.Meetings[plan[before]];
                (other.Body == meeting.Body ? plan[before] <= plan[r] : other.Date <= meeting.Papers).ShouldBeTrue();
            }
        }
    }

    /// <summary>By trying everything.</summary>
    private static long Best(PlanProblem problem)
    {
        var best = long.MaxValue;
        var (reports, choices) = (problem.Reports.Count, problem.Meetings.Count + 1);
        for (var code = 0; code < (int)Math.Pow(choices, reports); code++)
        {
            var (rest, cost, order) = (code, 0L, new int[reports]);
            for (var r = 0; r < reports; r++, rest /= choices)
                cost += problem.Cost(r, order[r] = (rest % choices) - 1);
            if (cost < best && IsAllowed(problem, order))
                best = cost;
        }
        return best;
    }

    private static bool IsAllowed(PlanProblem problem, int[] order)
    {
        for (var r = 0; r < order.Length; r++)
        {
            var report = problem.Reports[r];
            if (report.Held is { } held && held != order[r])
                return false;
            if (order[r] < 0 || report.Held is not null)
                continue;
            if (!problem.Could(r, order[r]) || report.After.Any(b => order[b] < 0 || !problem.IsAfter(order[r], order[b])))
                return false;
        }
        return Enumerable
            .Range(0, problem.Meetings.Count)
            .All(m =>
            {
                var on = problem.Reports.Where((_, r) => order[r] == m).ToList();
                var held = on.Where(r => r.Held is not null).ToList();
                return on.Count == held.Count
                    || (
                        on.Sum(r => r.Minutes) <= problem.Meetings[m].Minutes
                        && (
                            on.All(r => r.Held is not null || !r.ToNote)
                            || on.Count(r => r.ToNote) <= problem.Meetings[m].MostToNote
                        )
                    );
            });
    }

    private static PlanProblem Some(int seed, int reports, int meetings)
    {
        var random = new Random(seed);
        var bodies = Math.Max(1, meetings / 4);
        var days = Enumerable.Range(0, meetings).Select(_ => random.Next(5, 40 * (meetings / bodies))).Order().ToList();
        var room = Math.Max(20, reports * 20 / meetings * 3 / 4 / 5 * 5);
        return new PlanProblem(
            [
                .. days.Select(d => new PlanMeeting(
                    random.Next(bodies),
                    Day.AddDays(d),
                    Day.AddDays(d - random.Next(10)),
                    room + (5 * random.Next(5)),
                    // Each meeting has a ceiling of its own, some none at all.
                    random.Next(4)
                )),
            ],
            [
                .. Enumerable
                    .Range(0, reports)
                    .Select(i => new PlanReport
                    {
                        Body = random.Next(bodies),
                        Minutes = 5 * random.Next(1, 8),
                        Weight = random.Next(1, 12),
                        ToNote = random.Next(3) == 0,
                        Earliest = random.Next(4) == 0 ? Day.AddDays(random.Next(60)) : null,
                        Latest = random.Next(4) == 0 ? Day.AddDays(random.Next(20, 120)) : null,
                        Ready = random.Next(4) == 0 ? Day.AddDays(random.Next(50)) : null,
                        After = i > 0 && random.Next(6) == 0 ? [random.Next(i)] : [],
                        Now = null,
                        Waits = i % 11 == 10,
                        IsReckoned = i % 5 == 0,
                    }),
            ],
            Day
        );
    }
}
