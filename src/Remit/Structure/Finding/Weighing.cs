using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using OneBody = Remit.Structure.Finding.BodyFacts.OneBody;

namespace Remit.Structure.Finding;

/// <summary>Weighs what was found: which body leads, which helps, which is for other ages, and where two lead or none.</summary>
internal sealed class Weighing(
    Findings findings,
    IReadOnlyList<FoundGroup> groups,
    BodyFacts facts,
    Understood asked,
    WhoDealsWith none
)
{
    private const int MostReasons = 4;
    private const int MostOthers = 12;

    /// <summary>An answer that is so much worse than the best is none.</summary>
    private const double Worst = 0.2;

    public WhoDealsWith Answer()
    {
        var all = groups
            .Select(Weigh)
            .OfType<Weighed>()
            .Where(w => asked.Place is not { } place || facts.IsIn(w.Of, place))
            .ToList();
        var best = all.Select(w => w.Score).DefaultIfEmpty(0).Max();
        var here = all.Where(w => w.IsForTheAge && (w.Leads || w.Score >= best * Worst)).ToList();
        var leads = here.Where(w => w.Leads).ToList();
        var others = here.Where(w => !w.Leads).Take(MostOthers).ToList();
        return none with
        {
            Concepts = findings.Concepts,
            HasAll = groups.Count == 0 || findings.HasAll(groups[0]),
            Leads = [.. leads.Select(Show)],
            Others = [.. others.Select(Show)],
            ForOtherAges = [.. all.Where(w => !w.IsForTheAge).Take(MostOthers).Select(Show)],
            Overlaps = [.. Overlaps(leads)],
            Gaps = here.Count == 0 ? [] : [.. Gaps(leads)],
            AskInstead = here.Count > 0 ? [] : [.. facts.AtTheTop.Take(1).Select(b => Show(new Weighed(b, [], 0, true)))],
        };
    }

    private Weighed? Weigh(FoundGroup group)
    {
        if (facts[group.Of.Id] is not { } body)
            return null;
        var parts = group.Parts.Select(p => PartOf(body, p)).OfType<Part>().ToList();
        if (parts.Count == 0)
            return null;
        // What leads or helps has the words itself; a purpose with them says only that it is about this.
        var forTheAge = parts.Where(p => asked.Ages is not { } ages || ages.Shared(p.Ages) is not null).ToList();
        return new Weighed(body, forTheAge.Count > 0 ? forTheAge : parts, group.Score, forTheAge.Count > 0);
    }

    private static Part? PartOf(OneBody body, FoundPart found)
    {
        var record = found.Record.Record;
        return record.Kind switch
        {
            "area" => body.Areas.Find(a => a.Id.Value == record.Id) is { } area ? new Part(found, area, body.AgesOf(area)) : null,
            "terms" => body.Terms.Exists(t => t.Value == record.Id) ? new Part(found, null, body.AgesOf(null)) : null,
            _ => new Part(found, null, body.AgesOf(null)),
        };
    }

    private DealingBody Show(Weighed weighed)
    {
        var body = weighed.Of.Body;
        return new DealingBody
        {
            Body = new Named(body.Key, body.Name),
            Kind = body.Kind,
            State = body.StateOn(facts.Day),
            Outside = body.Outside,
            Ages = body.Ages is null ? null : AskedAges.Of(body.Ages).ToString(),
            AgesNote = body.AgesNote,
            Covers = facts.CoversOf(weighed.Of),
            Chairs = facts.ChairsOf(weighed.Of),
            Reasons = [.. weighed.Parts.OrderBy(p => p.Area is null).Take(MostReasons).Select(p => ReasonOf(body, p))],
        };
    }

    private static Reason ReasonOf(Body body, Part part)
    {
        var (text, marks) = Excerpt.Of(part.Found, part.Found.Record.Record.Kind == "terms" ? 180 : 400);
        var what =
            part.Area is { } area ? area.Part == AreaPart.Lead ? "leads on" : "contributes to"
            : part.Found.Record.Record.Kind == "terms" ? "terms of reference"
            : part.Found.Text == body.Name ? "name"
            : "purpose";
        return new Reason(what, text, part.Area?.Ages is { } ages ? AskedAges.Of(ages).ToString() : null, marks);
    }

    /// <summary>"Two bodies lead for ages 13 to 14: …"; bodies that share no place don't overlap.</summary>
    private IEnumerable<string> Overlaps(List<Weighed> leads)
    {
        foreach (var (ages, together) in ByAge(leads, asked.Ages ?? AskedAges.Of(null)))
        {
            var meeting = together.Where(one => together.Exists(other => other != one && facts.Meet(one.Of, other.Of))).ToList();
            if (meeting.Count < 2)
                continue;
            var number = meeting.Count == 2 ? "Two bodies lead" : $"{meeting.Count} bodies lead";
            yield return $"{number} for {InWords(ages)}: {string.Join(" and ", meeting.Select(m => m.Of.Body.Name))}.";
        }
    }

    /// <summary>"Nobody leads for ages 16 to 18": of the ages asked about, else of childhood.</summary>
    private IEnumerable<string> Gaps(List<Weighed> leads)
    {
        if (leads.Count == 0)
        {
            yield return "No body is recorded as leading on this.";
            yield break;
        }
        var within = asked.Ages ?? AskedAges.Childhood;
        var next = within.First;
        foreach (var led in leads.SelectMany(l => l.LedAges).OrderBy(a => a.First))
        {
            if (led.First > next && next <= within.Last)
                yield return $"Nobody leads on it for {new AskedAges(next, Math.Min(led.First - 1, within.Last))}.";
            if (led.Last >= next)
                next = led.Last == AskedAges.NoEnd ? AskedAges.NoEnd : led.Last + 1;
            if (next > within.Last || next == AskedAges.NoEnd)
                yield break;
        }
        yield return $"Nobody leads on it for {new AskedAges(next, within.Last)}.";
    }

    /// <summary>The stretches of ages for which the same several lead.</summary>
    private static IEnumerable<(AskedAges Ages, List<Weighed> Together)> ByAge(List<Weighed> leads, AskedAges within)
    {
        var edges = leads
            .SelectMany(l => l.LedAges)
            .SelectMany(a => a.Last == AskedAges.NoEnd ? [a.First] : new[] { a.First, a.Last + 1 })
            .Append(within.First)
            .Where(edge => edge >= within.First && edge <= within.Last)
            .Distinct()
            .Order()
            .ToList();
        for (var i = 0; i < edges.Count; i++)
        {
            var ages = new AskedAges(edges[i], i + 1 < edges.Count ? edges[i + 1] - 1 : within.Last);
            var together = leads.Where(l => l.LedAges.Any(a => a.Shared(ages) is not null)).ToList();
            if (together.Count > 1)
                yield return (ages, together);
        }
    }

    private static string InWords(AskedAges ages) => ages == AskedAges.Of(null) ? "all ages" : ages.ToString();

    /// <summary>A part of a body that has words of the question.</summary>
    private sealed record Part(FoundPart Found, AreaOfResponsibility? Area, AskedAges Ages);

    private sealed record Weighed(OneBody Of, IReadOnlyList<Part> Parts, double Score, bool IsForTheAge)
    {
        public IEnumerable<AskedAges> LedAges => Parts.Where(p => p.Area?.Part == AreaPart.Lead).Select(p => p.Ages);

        public bool Leads => LedAges.Any();
    }
}
