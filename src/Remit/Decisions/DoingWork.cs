using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Decisions;

/// <summary>
/// The agreed decisions of which an organisation has not said for three months how far it is (as the check MTG-04 finds them), for whoever binds the
/// organisation or led on its sign-off. Two queries, and four more where there are such decisions, for those alone, whose answer is remembered until the next change.
/// </summary>
internal sealed class DoingWork(SignOffsOfMine mine, RememberedDoing remembered) : IWorkSource
{
    public int Order => 16;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var bound = me.Organisations.Where(o => o.Kind == "organisation").ToList();
        var ids = bound.Select(o => new Id<Organisation>(o.Id)).ToList();
        var led = (await mine.Of(looking, me))
            .Where(f => f.SignOff.State == SignOffState.Given)
            .Where(f => f.SignOff.Lead is { } lead && me.AnswersFor.Contains(lead))
            .Select(f => (f.Decision.Id, f.SignOff.Organisation))
            .ToHashSet();
        if (ids.Count + led.Count == 0)
            return null;
        var lines = await remembered.Known.Of(
            looking,
            (
                me.Today,
                looking.Viewer.Sight,
                string.Join(' ', ids.Select(i => $"{i.Value}").Concat(led.Select(l => $"{l}")).Order(StringComparer.Ordinal))
            ),
            () => Asked(looking.Db, me.Today, bound, led)
        );
        return lines.Count == 0
            ? null
            : new WorkPart("doing", "How far are you with what was decided?", lines) { Waiting = lines.Count };
    }

    private static async Task<IReadOnlyList<WorkLine>> Asked(
        Db db,
        DateOnly today,
        IReadOnlyList<RecordRef> bound,
        IReadOnlySet<(Id<Decision> Id, Id<Organisation> Organisation)> led
    )
    {
        var ids = bound.Select(o => new Id<Organisation>(o.Id)).ToList();
        var owners = await Implementations.OwnersOf(db, bound);
        var which = owners.Select(o => new Id<Decision>(o.Key)).Concat(led.Select(l => l.Id)).Distinct().ToList();
        var shown = ids.Concat(led.Select(l => l.Organisation)).Distinct().ToList();
        var found = await (
            from decision in db.All<Decision>()
            where decision.Outcome == DecisionOutcome.Agreed || decision.Outcome == DecisionOutcome.AgreedAsAmended
            where
                which.Contains(decision.Id)
                || db.All<OrganisationSignOff>()
                    .Any(s => s.Decision == decision.Id && s.State == SignOffState.Given && ids.Contains(s.Organisation))
                || db.All<Doing>().Any(d => d.Decision == decision.Id && ids.Contains(d.Organisation))
            join meeting in db.All<Meeting>() on decision.Meeting equals meeting.Id
            where meeting.State != MeetingState.Cancelled && meeting.Date <= today
            join body in db.All<Body>() on meeting.Body equals body.Id
            orderby meeting.Date, decision.Order, decision.Key
            select new
            {
                Decision = decision,
                meeting.Date,
                Path = body.Key + "/" + meeting.Key + "/" + decision.Key,
                Body = body.Name,
                body.Deciding,
            }
        ).ToListAsync();
        if (found.Count == 0)
            return [];
        var those = found.ConvertAll(f => f.Decision.Id);
        var book = await Implementations.Load(db, db.All<Decision>().Where(d => those.Contains(d.Id)), owners, today);
        var theirs = await db.All<Organisation>().Where(o => shown.Contains(o.Id)).OrderBy(o => o.Name).ToListAsync();
        return
        [
            .. from f in found
            let known = book.Of(f.Decision, f.Date, f.Deciding)
            where known.IsAskedFor(today)
            from organisation in theirs
            where ids.Contains(organisation.Id) || led.Contains((f.Decision.Id, organisation.Id))
            where known.Organisations.Contains(organisation.Id) && !known.IsKnown(organisation.Id, today)
            select new WorkLine(
                $"How far is {organisation.Name} with it: {f.Decision.Title}",
                DecisionsLinks.Doing(f.Path, organisation.Key)
            )
            {
                Said = known.LastOf(organisation.Id) is { } last
                    ? $"{f.Body}, {f.Date.InWords()}. On {last.On.InWords()} it was {last.State.OnScreen().ToLowerInvariant()}; nothing was said since."
                    : $"{f.Body}, {f.Date.InWords()}. Nothing was said of it yet.",
            },
        ];
    }
}

/// <summary>What <see cref="DoingWork"/> found, for each sight and for those who answer for the same organisations.</summary>
internal sealed class RememberedDoing
{
    private const int Most = 200;

    public UntilTheNextChange<(DateOnly Day, Sight Sight, string Of), IReadOnlyList<WorkLine>> Known { get; } = new(Most);
}
