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

/// <summary>Judges decisions, however many there are, in four queries.</summary>
internal static class JudgedDecisions
{
    /// <summary>Those of some decisions that the context sees, by meeting, the latest first, and in order.</summary>
    /// <param name="db">The database.</param>
    /// <param name="which">Which decisions.</param>
    /// <param name="asOf">What was said or confirmed later does not count; null counts all.</param>
    public static async Task<IReadOnlyList<JudgedDecision>> Load(Db db, IQueryable<Decision> which, DateOnly? asOf = null)
    {
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
                SignOffs = (
                    from signOff in db.All<OrganisationSignOff>()
                    where signOff.Decision == decision.Id
                    join organisation in db.All<Organisation>() on signOff.Organisation equals organisation.Id
                    select new { SignOff = signOff, Organisation = new Named(organisation.Key, organisation.Name) }
                ).ToList(),
            }
        ).ToListAsync();
        if (!found.Exists(f => f.IsAsked))
            return [];
        var days = await MeetingDays.Load(db, [.. found.Select(f => f.Decision.Meeting)]);
        var there = found.Where(f => days.ContainsKey(f.Decision.Meeting)).ToList();
        var byId = there.ToDictionary(f => f.Decision.Id);
        var confirmers = there.Where(f => f.Decision.Confirms is not null).ToLookup(f => f.Decision.Confirms!.Value);
        var known = new Dictionary<Id<Decision>, DecisionStatus>();
        return
        [
            .. there
                .Where(f => f.IsAsked)
                .Select(f => new JudgedDecision(
                    f.Decision,
                    days[f.Decision.Meeting],
                    [.. f.SignOffs.OrderBy(s => s.SignOff.Order).Select(s => new NamedSignOff(s.SignOff, s.Organisation))],
                    Judge(f.Decision.Id, [])
                )
                {
                    Confirming = (
                        f.Decision.Confirms is { } earlier && byId.TryGetValue(earlier, out var before) ? before.Decision : null,
                        confirmers[f.Decision.Id].Select(c => c.Decision).FirstOrDefault()
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
                asOf
            );
        }
    }
}

/// <summary>Says of decisions whether they stand, for whoever writes of them.</summary>
internal sealed class StatusInWords : IDecisionStatus
{
    public async Task<IReadOnlyDictionary<Id<Decision>, string>> InWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    )
    {
        var ids = decisions.ToList();
        if (ids.Count == 0)
            return new Dictionary<Id<Decision>, string>();
        return (await JudgedDecisions.Load(db, db.All<Decision>().Where(d => ids.Contains(d.Id)), day))
            .Where(j => j.Status.InWords is not null)
            .ToDictionary(j => j.Decision.Id, j => j.Status.InWords!);
    }
}
