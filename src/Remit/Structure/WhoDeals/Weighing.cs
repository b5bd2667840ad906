using Remit.Kernel;
using Remit.Search;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using OneBody = Remit.Structure.WhoDeals.BodyFacts.OneBody;

namespace Remit.Structure.WhoDeals;

/// <summary>Weighs what was found of bodies that are there on the day: which body leads, which helps, which is for other ages, and where two lead or none.</summary>
internal sealed class Weighing(Findings findings, IReadOnlyList<FoundGroup> groups, BodyFacts facts, Understood asked)
{
    private const int MostReasons = 4;
    private const int MostBodies = 12;
    private const int MostOfTerms = 180;

    /// <summary>An answer that is so much worse than the best is none; and a reason that is so much weaker than a body's best.</summary>
    private const double Worst = 0.2;
    private const double Weakest = 0.4;

    /// <summary>The answer to a question that was understood.</summary>
    public WhoDealsWith Answer(WhoDealsWith none)
    {
        var all = groups.Select(Weigh).ToList();
        var best = all.Select(w => w.Score).DefaultIfEmpty(0).Max();
        all.RemoveAll(w => !w.Leads && (w.Score < best * Worst || (!w.IsAboutIt && all.Exists(o => o.IsAboutIt))));
        var here = all.Where(w => w.IsForTheAge && IsHere(w)).ToList();
        var hasAll = groups.Count == 0 || findings.HasAll(groups[0]);
        // Who leads on a part of the question does not lead on it.
        var leads = hasAll ? here.Where(w => w.Leads).ToList() : [];
        return none with
        {
            Concepts = findings.Concepts,
            HasAll = hasAll,
            Leads = Show(leads),
            Others = Show(here.Except(leads)),
            ForOtherAges = Show(all.Where(w => !w.IsForTheAge && IsHere(w))),
            InOtherPlaces = here.Count > 0 ? [] : Show(all.Where(w => w.IsForTheAge && !IsHere(w))),
            Overlaps = [.. Overlaps(leads)],
            Gaps = leads.Count == 0 ? [] : Gaps(leads),
            AskInstead = here.Count > 0 ? [] : Show(facts.AtTheTop.Take(1).Select(b => new Weighed(b, [], 0, true, false))),
        };
    }

    private bool IsHere(Weighed weighed) => asked.Place is not { } place || facts.IsIn(weighed.Of, place);

    private Weighed Weigh(FoundGroup group)
    {
        var body = facts[group.Of.Id]!;
        var parts = group
            .Parts.Where(p => p.Score >= group.Parts[0].Score * Weakest)
            .Select(p => new Part(p, body.Area(p.Record.Record.Id), body.AgesOf(body.Area(p.Record.Record.Id))))
            .ToList();
        var forTheAge = parts.Where(p => asked.Ages is not { } ages || ages.Shared(p.Ages) is not null).ToList();
        var shown = forTheAge.Count > 0 ? forTheAge : parts;
        // It leads where a topic of its has what was asked, with its name and purpose, and not where its parts have it between them.
        var own = shown.Where(p => p.IsOfTheBody).Select(p => p.Found).ToList();
        var leads = shown.Exists(p => p.Area?.Part == AreaPart.Lead && findings.HaveAsMuch(group, own.Append(p.Found)));
        return new Weighed(body, shown, group.Score, forTheAge.Count > 0, leads);
    }

    private IReadOnlyList<DealingBody> Show(IEnumerable<Weighed> bodies) => [.. bodies.Take(MostBodies).Select(Show)];

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
            Reasons = [.. weighed.Reasons.Take(MostReasons).Select(p => ReasonOf(body, p))],
        };
    }

    private static Reason ReasonOf(Body body, Part part)
    {
        if (part.Area is { } area)
            return new Reason(
                area.Part == AreaPart.Lead ? ReasonKind.Leads : ReasonKind.Contributes,
                part.Found.Text,
                area.Ages is { } ages ? AskedAges.Of(ages).ToString() : null,
                part.Found.Marks
            );
        if (part.IsOfTerms)
        {
            var (text, marks) = Excerpt.Of(part.Found, MostOfTerms);
            return new Reason(ReasonKind.Terms, text, null, marks);
        }
        // A name says what the heading above it says; the purpose says more.
        return part.Found.Text == body.Name && body.Purpose is { } purpose
            ? new Reason(ReasonKind.Purpose, purpose, null, part.Found.MarksIn(purpose))
            : new Reason(
                part.Found.Text == body.Name ? ReasonKind.Name : ReasonKind.Purpose,
                part.Found.Text,
                null,
                part.Found.Marks
            );
    }

    /// <summary>"Two bodies lead for ages 13 to 14: …"; bodies that share no place don't overlap.</summary>
    private IEnumerable<string> Overlaps(List<Weighed> leads)
    {
        foreach (var (ages, together) in ByAge(leads, asked.Ages ?? AskedAges.Of(null)))
        {
            var meeting = together.Where(one => together.Exists(other => other != one && facts.Meet(one.Of, other.Of))).ToList();
            if (meeting.Count < 2)
                continue;
            yield return $"{AnswerWords.Bodies(meeting.Count).Capitalised()} lead for {InWords(ages)}: {Texts.Listed(meeting.Select(m => m.Of.Body.Name))}.";
        }
    }

    /// <summary>"Nobody leads on it for ages 16 to 17": of the ages asked about, else of childhood.</summary>
    private IReadOnlyList<string> Gaps(List<Weighed> leads)
    {
        var gaps = Uncovered(leads.SelectMany(l => l.LedAges), asked.Ages ?? AskedAges.Childhood)
            .Select(g => g.ToString())
            .ToList();
        return gaps.Count == 0 ? [] : [$"Nobody leads on it for {Texts.Listed(gaps, "or")}."];
    }

    private static IEnumerable<AskedAges> Uncovered(IEnumerable<AskedAges> led, AskedAges within)
    {
        var next = within.First;
        foreach (var ages in led.OrderBy(a => a.First))
        {
            if (ages.First > within.Last)
                break;
            if (ages.First > next)
                yield return new AskedAges(next, ages.First - 1);
            if (ages.Last >= within.Last)
                yield break;
            next = Math.Max(next, ages.Last + 1);
        }
        yield return new AskedAges(next, within.Last);
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
    private sealed record Part(FoundPart Found, AreaOfResponsibility? Area, AskedAges Ages)
    {
        public bool IsOfTerms => Found.Record.Record.Kind == "terms";

        public bool IsOfTheBody => Found.Record.Record.Kind == "body";
    }

    private sealed record Weighed(OneBody Of, IReadOnlyList<Part> Parts, double Score, bool IsForTheAge, bool Leads)
    {
        public IEnumerable<AskedAges> LedAges => Parts.Where(p => p.Area?.Part == AreaPart.Lead).Select(p => p.Ages);

        /// <summary>Whether more than its terms of reference says so.</summary>
        public bool IsAboutIt => Parts.Any(p => !p.IsOfTerms);

        /// <summary>What it leads on and contributes to; its purpose; what its terms say only where nothing else does.</summary>
        public IEnumerable<Part> Reasons => Parts.Where(p => !p.IsOfTerms || !IsAboutIt).OrderBy(p => p.Area is null);
    }
}
