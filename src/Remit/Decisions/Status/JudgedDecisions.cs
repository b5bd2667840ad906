using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
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

/// <summary>Judges decisions, however many there are, in five queries.</summary>
internal static class JudgedDecisions
{
    /// <summary>
    /// Those of some decisions that the context sees, by meeting, the latest first, and in order. What each is worth follows from all that is
    /// recorded, whoever asks: of what the context does not see nothing is told, neither how it was found nor who is asked.
    /// </summary>
    /// <param name="db">The database.</param>
    /// <param name="which">Which decisions.</param>
    /// <param name="asOf">What was said or confirmed later does not count; null counts all.</param>
    public static async Task<IReadOnlyList<JudgedDecision>> Load(Db db, IQueryable<Decision> which, DateOnly? asOf = null)
    {
        var sight = db.Sight;
        using var everything = db.LookingAtEverything();
        bool Sees(Record record) => sight.Sees(record.Sensitivity, record.RestrictedTo);
        var ceiling = (int)sight.Ceiling;
        // Those that confirm others are few, and may confirm one another.
        var ids = which.Select(d => d.Id);
        var found = await (
            from decision in db.All<Decision>()
            where ids.Contains(decision.Id) || decision.Confirms != null
            join m in db.All<Meeting>() on decision.Meeting equals m.Id
            select new
            {
                Decision = decision,
                IsAsked = ids.Contains(decision.Id),
                m.Body,
                SignOffs = (
                    from signOff in db.All<OrganisationSignOff>()
                    where signOff.Decision == decision.Id
                    join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
                    select new
                    {
                        SignOff = signOff,
                        Organisation = new Named(organisation.Key, organisation.Name),
                        organisation.Sensitivity,
                        organisation.RestrictedTo,
                    }
                ).ToList(),
            }
        ).ToListAsync();
        if (!found.Exists(f => f.IsAsked && Sees(f.Decision)))
            return [];
        // Who fills a body's places is told to who may see all of them. Of what is closed beyond the ceiling there is nothing where that is the highest.
        var bodies = sight.Ceiling == Sensitivity.Restricted ? [] : found.Select(f => f.Body).Distinct().ToList();
        var around = (
            bodies.Count == 0
                ? []
                : await (
                    from place in db.All<Place>()
                    where bodies.Contains(place.Body)
                    join o in db.All<Organisation>() on place.FilledBy equals (Id<Organisation>?)o.Id into filled
                    from organisation in filled.DefaultIfEmpty()
                    where (int)place.Sensitivity > ceiling || (int)organisation!.Sensitivity > ceiling
                    select new { Place = place, Organisation = organisation }
                ).ToListAsync()
        ).ToLookup(a => a.Place.Body);
        var hidden = found
            .SelectMany(f =>
                f.SignOffs.Where(s => !Sees(s.SignOff) || !sight.Sees(s.Sensitivity, s.RestrictedTo))
                    .Select(s => (f.Decision.Id, s.SignOff.Organisation))
                    .Concat(
                        around[f.Body]
                            .Where(a => a.Organisation is not null && !Sees(a.Organisation))
                            .Select(a => (f.Decision.Id, a.Organisation!.Id))
                    )
            )
            .ToHashSet();
        // How it was found names people, so that it is told to partners only.
        var told = found
            .Where(f =>
                sight.Ceiling > Sensitivity.Public
                && f.SignOffs.TrueForAll(s => !hidden.Contains((f.Decision.Id, s.SignOff.Organisation)))
                && around[f.Body].All(a => Sees(a.Place) && (a.Organisation is null || Sees(a.Organisation)))
            )
            .Select(f => f.Decision.Id)
            .ToHashSet();
        var days = await MeetingDays.Load(db, [.. found.Select(f => f.Decision.Meeting)]);
        var there = found.Where(f => days.ContainsKey(f.Decision.Meeting)).ToList();
        var byId = there.ToDictionary(f => f.Decision.Id);
        var confirmers = there.Where(f => f.Decision.Confirms is not null).ToLookup(f => f.Decision.Confirms!.Value);
        var known = new Dictionary<Id<Decision>, DecisionStatus>();
        return
        [
            .. there
                .Where(f => f.IsAsked && Sees(f.Decision))
                .Where(f => Sees(days[f.Decision.Meeting].Meeting) && Sees(days[f.Decision.Meeting].Body))
                .Select(f => new JudgedDecision(
                    f.Decision,
                    days[f.Decision.Meeting].As(sight),
                    [
                        .. f
                            .SignOffs.Where(s => !hidden.Contains((f.Decision.Id, s.SignOff.Organisation)))
                            .OrderBy(s => s.SignOff.Order)
                            .Select(s => new NamedSignOff(s.SignOff, s.Organisation)),
                    ],
                    told.Contains(f.Decision.Id) && days[f.Decision.Meeting].IsAllSeen(sight)
                        ? Judge(f.Decision.Id, [])
                        : Judge(f.Decision.Id, []).WithoutWorking()
                )
                {
                    Confirming = (
                        f.Decision.Confirms is { } earlier && byId.TryGetValue(earlier, out var before) && Sees(before.Decision)
                            ? before.Decision
                            : null,
                        confirmers[f.Decision.Id].Select(c => c.Decision).FirstOrDefault(Sees)
                    ),
                })
                .OrderByDescending(j => j.Day.Meeting.Date)
                .ThenBy(j => j.Day.Body.Name, StringComparer.OrdinalIgnoreCase)
                .ThenBy(j => j.Decision.Order)
                .ThenBy(j => j.Decision.Key, StringComparer.Ordinal),
        ];

        DecisionStatus Judge(Id<Decision> id, HashSet<Id<Decision>> above)
        {
            if (known.TryGetValue(id, out var before))
                return before;
            above.Add(id);
            var one = byId[id];
            DateOnly? confirmed = null;
            foreach (
                var later in confirmers[id]
                    .Where(c => !above.Contains(c.Decision.Id) && (asOf is null || days[c.Decision.Meeting].Meeting.Date <= asOf))
            )
                if (Judge(later.Decision.Id, above).Stands)
                    confirmed ??= days[later.Decision.Meeting].Meeting.Date;
            return known[id] = StatusOf.Of(
                one.Decision,
                days[one.Decision.Meeting],
                [.. one.SignOffs.Select(s => s.SignOff)],
                confirmed,
                asOf,
                organisation => hidden.Contains((id, organisation))
            );
        }
    }
}

/// <summary>Says of decisions whether they stand, for whoever writes of them.</summary>
internal sealed class StatusInWords : IDecisionStatus
{
    public Task<IReadOnlyDictionary<Id<Decision>, string>> InWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    ) => Said(db, decisions, day, status => status.InWords);

    public Task<IReadOnlyDictionary<Id<Decision>, string>> InPlainWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    ) => Said(db, decisions, day, status => status.Standing.InPlainWords());

    private static async Task<IReadOnlyDictionary<Id<Decision>, string>> Said(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day,
        Func<DecisionStatus, string?> say
    )
    {
        var ids = decisions.ToList();
        if (ids.Count == 0)
            return new Dictionary<Id<Decision>, string>();
        return (await JudgedDecisions.Load(db, db.All<Decision>().Where(d => ids.Contains(d.Id)), day))
            .Select(j => (j.Decision.Id, Words: say(j.Status)))
            .Where(j => j.Words is not null)
            .ToDictionary(j => j.Id, j => j.Words!);
    }
}
