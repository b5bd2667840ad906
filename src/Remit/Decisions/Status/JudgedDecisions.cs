using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Decisions.Status;

/// <summary>An organisation's sign-off with what the organisation is called.</summary>
internal sealed record NamedSignOff(OrganisationSignOff SignOff, Named Organisation);

/// <summary>A decision with all that is needed to say whether it stands.</summary>
internal sealed record JudgedDecision(
    Decision Decision,
    MeetingDay Day,
    IReadOnlyList<NamedSignOff> SignOffs,
    DecisionStatus Status
)
{
    /// <summary>The decision that it confirms, and the one that confirms it.</summary>
    public (Decision? Earlier, Decision? Later) Confirming { get; init; }

    /// <summary>Its address's last parts: those of the meeting and its own.</summary>
    public string Path => $"{Day.Body.Key}/{Day.Meeting.Key}/{Decision.Key}";
}

/// <summary>
/// Judges decisions, however many there are, in five queries. What each is worth follows from all that is recorded, whoever asks: of what the context
/// does not see nothing is told, neither how it was found nor who is asked.
/// </summary>
internal sealed class JudgedDecisions
{
    private readonly Sight sight;
    private readonly DateOnly? asOf;
    private readonly Dictionary<Id<Decision>, FoundDecision> found;
    private readonly ILookup<Id<Body>, Around> around;
    private readonly IReadOnlyDictionary<Id<Meeting>, MeetingDay> days;
    private readonly ILookup<Id<Decision>, FoundDecision> confirmers;
    private readonly Dictionary<Id<Decision>, DecisionStatus> judged = [];

    private JudgedDecisions(
        Sight sight,
        DateOnly? asOf,
        IReadOnlyCollection<FoundDecision> found,
        ILookup<Id<Body>, Around> around,
        IReadOnlyDictionary<Id<Meeting>, MeetingDay> days
    )
    {
        (this.sight, this.asOf, this.around, this.days) = (sight, asOf, around, days);
        var there = found.Where(f => days.ContainsKey(f.Decision.Meeting)).ToList();
        this.found = there.ToDictionary(f => f.Decision.Id);
        confirmers = there.Where(f => f.Decision.Confirms is not null).ToLookup(f => f.Decision.Confirms!.Value);
    }

    /// <summary>Those of some decisions that the context sees, by meeting, the latest first, and in order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="which">Which decisions.</param>
    /// <param name="asOf">What was said or confirmed later does not count; null counts all.</param>
    public static async Task<IReadOnlyList<JudgedDecision>> Load(Db db, IQueryable<Decision> which, DateOnly? asOf = null)
    {
        if (await Judging(db, which, asOf, FillersThatSomeDoNotSee) is not { } judging)
            return [];
        return
        [
            .. judging
                .Asked()
                .Select(judging.AsSeen)
                .OrderByDescending(j => j.Day.Meeting.Date)
                .ThenBy(j => j.Day.Body.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(j => j.Decision.Order)
                .ThenBy(j => j.Decision.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>What those are worth, in one query less: no sentence that names anybody, so nobody in it to hide.</summary>
    public static async Task<IReadOnlyDictionary<Id<Decision>, DecisionStanding>> Standings(
        Db db,
        IQueryable<Decision> which,
        DateOnly? asOf = null
    ) =>
        await Judging(db, which, asOf, (_, _, _) => Task.FromResult<List<Around>>([])) is { } judging
            ? judging.Asked().ToDictionary(f => f.Decision.Id, f => judging.Judge(f, []).Standing)
            : new Dictionary<Id<Decision>, DecisionStanding>();

    private static async Task<JudgedDecisions?> Judging(
        Db db,
        IQueryable<Decision> which,
        DateOnly? asOf,
        Func<Db, Sight, IReadOnlyList<Id<Body>>, Task<List<Around>>> fillers
    )
    {
        var sight = db.Sight;
        using var everything = db.LookingAtEverything();
        var found = await Find(db, which);
        if (!found.Exists(f => f.IsAsked && sight.Sees(f.Decision)))
            return null;
        var around = await fillers(db, sight, [.. found.Select(f => f.Body).Distinct()]);
        var days = await MeetingDays.Load(db, [.. found.Select(f => f.Decision.Meeting)]);
        return new JudgedDecisions(sight, asOf, found, around.ToLookup(a => a.Place.Body), days);
    }

    /// <summary>The decisions that are asked for, and those that confirm others: these are few, and may confirm one another.</summary>
    private static async Task<List<FoundDecision>> Find(Db db, IQueryable<Decision> which)
    {
        var ids = which.Select(d => d.Id);
        return await (
            from decision in db.All<Decision>()
            where ids.Contains(decision.Id) || decision.Confirms != null
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            select new FoundDecision
            {
                Decision = decision,
                IsAsked = ids.Contains(decision.Id),
                Body = meeting.Body,
                SignOffs = (
                    from signOff in db.All<OrganisationSignOff>()
                    where signOff.Decision == decision.Id
                    join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
                    select new FoundSignOff(signOff, organisation)
                ).ToList(),
            }
        ).ToListAsync();
    }

    /// <summary>The places of some bodies that are closed, or that somebody closed fills: nothing where the sight has no ceiling.</summary>
    private static async Task<List<Around>> FillersThatSomeDoNotSee(Db db, Sight sight, IReadOnlyList<Id<Body>> bodies)
    {
        var ceiling = (int)sight.Ceiling;
        return sight.IsWhole
            ? []
            : await (
                from place in db.All<Place>()
                where bodies.Contains(place.Body)
                join o in db.All<Organisation>() on place.FilledBy equals (Id<Organisation>?)o.Id into filled
                from organisation in filled.DefaultIfEmpty()
                where (int)place.Sensitivity > ceiling || (int)organisation!.Sensitivity > ceiling
                select new Around(place, organisation)
            ).ToListAsync();
    }

    private IEnumerable<FoundDecision> Asked() =>
        found
            .Values.Where(f => f.IsAsked && sight.Sees(f.Decision))
            .Where(f => sight.Sees(days[f.Decision.Meeting].Meeting) && sight.Sees(days[f.Decision.Meeting].Body));

    private JudgedDecision AsSeen(FoundDecision one)
    {
        var day = days[one.Decision.Meeting];
        var status = Judge(one, []);
        return new JudgedDecision(
            one.Decision,
            day.As(sight),
            [
                .. one
                    .SignOffs.Where(s => !IsHidden(one, s.SignOff.Organisation))
                    .OrderBy(s => s.SignOff.Order)
                    .Select(s => new NamedSignOff(s.SignOff, new Named(s.Organisation.Key, s.Organisation.Name))),
            ],
            IsWorkingTold(one) && day.IsAllSeen(sight) ? status : status.WithoutWorking()
        )
        {
            Confirming = (
                one.Decision.Confirms is { } earlier && found.TryGetValue(earlier, out var before) && sight.Sees(before.Decision)
                    ? before.Decision
                    : null,
                confirmers[one.Decision.Id].Select(c => c.Decision).FirstOrDefault(sight.Sees)
            ),
        };
    }

    /// <summary>Whether an organisation is not named in what is told of a decision: it is closed itself, or what it was asked is.</summary>
    private bool IsHidden(FoundDecision one, Id<Organisation> organisation) =>
        one.SignOffs.Exists(s => s.SignOff.Organisation == organisation && !(sight.Sees(s.SignOff) && sight.Sees(s.Organisation)))
        || around[one.Body].Any(a => a.Organisation is { } filler && filler.Id == organisation && !sight.Sees(filler));

    /// <summary>Whether how it was found is told. It names people, so to partners only, and only where nobody is hidden.</summary>
    private bool IsWorkingTold(FoundDecision one) =>
        sight.Ceiling > Sensitivity.Public
        && one.SignOffs.TrueForAll(s => !IsHidden(one, s.SignOff.Organisation))
        && around[one.Body].All(a => sight.Sees(a.Place) && (a.Organisation is null || sight.Sees(a.Organisation)));

    /// <param name="one">The decision.</param>
    /// <param name="above">Those that are being judged: what confirms in a circle confirms nothing.</param>
    private DecisionStatus Judge(FoundDecision one, HashSet<Id<Decision>> above)
    {
        if (judged.TryGetValue(one.Decision.Id, out var before))
            return before;
        above.Add(one.Decision.Id);
        DateOnly? confirmed = null;
        foreach (var later in confirmers[one.Decision.Id].Where(c => !above.Contains(c.Decision.Id)))
        {
            var on = days[later.Decision.Meeting].Meeting.Date;
            if ((asOf is null || on <= asOf) && Judge(later, above).Stands)
                confirmed ??= on;
        }
        return judged[one.Decision.Id] = StatusOf.Of(
            one.Decision,
            days[one.Decision.Meeting],
            [.. one.SignOffs.Select(s => s.SignOff)],
            confirmed,
            asOf,
            organisation => IsHidden(one, organisation)
        );
    }

    private sealed class FoundDecision
    {
        public required Decision Decision { get; init; }
        public required bool IsAsked { get; init; }
        public required Id<Body> Body { get; init; }
        public required List<FoundSignOff> SignOffs { get; init; }
    }

    private sealed record FoundSignOff(OrganisationSignOff SignOff, Organisation Organisation);

    private sealed record Around(Place Place, Organisation? Organisation);
}

/// <summary>Says of decisions whether they stand, for whoever writes of them.</summary>
internal sealed class StatusInWords : IDecisionStatus
{
    public async Task<IReadOnlyDictionary<Id<Decision>, string>> InWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    ) =>
        decisions.Count == 0
            ? new Dictionary<Id<Decision>, string>()
            : (await JudgedDecisions.Load(db, These(db, decisions), day))
                .Where(j => j.Status.InWords is not null)
                .ToDictionary(j => j.Decision.Id, j => j.Status.InWords!);

    public async Task<IReadOnlyDictionary<Id<Decision>, string>> InPlainWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    ) =>
        decisions.Count == 0
            ? new Dictionary<Id<Decision>, string>()
            : (await JudgedDecisions.Standings(db, These(db, decisions), day))
                .Select(s => (s.Key, Words: s.Value.InPlainWords()))
                .Where(s => s.Words is not null)
                .ToDictionary(s => s.Key, s => s.Words!);

    private static IQueryable<Decision> These(Db db, IReadOnlyCollection<Id<Decision>> decisions)
    {
        var ids = decisions.ToList();
        return db.All<Decision>().Where(d => ids.Contains(d.Id));
    }
}
