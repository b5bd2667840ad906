using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;

namespace Remit.Structure.Bodies;

/// <summary>A topic that two bodies lead for the same children, that none leads, or that went with its body: STR-05.</summary>
internal sealed class TopicsWithoutOneLead()
    : StructureCheck("STR-05", "A topic led by two, led by none, or lost with the group that had it")
{
    public override string Why => "What two lead, each may leave to the other. What nobody leads is not done.";

    public override string Source => "Executive paper, 8.1.1 and 8.1.2: the issues of each group.";

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        var there = at
            .Topics.Where(t => t.Period.Covers(at.Day))
            .Select(t => (Topic: t, Body: at[t.Body]))
            .Where(t => at.IsThere(t.Body) && !t.Body.Outside)
            .ToLookup(t => Same(t.Topic.Title), StringComparer.Ordinal);
        foreach (var topic in there)
        {
            var leads = topic
                .Where(t => t.Topic.Part == AreaPart.Lead)
                .OrderBy(t => t.Body.Name, StringComparer.Ordinal)
                .ToList();
            if (leads.Count == 0)
                yield return Fault(
                    Severity.Warning,
                    $"Nobody leads on “{topic.First().Topic.Title}”: {Texts.Listed(topic.Select(t => t.Body.Name).Distinct())} only contribute.",
                    "Say which of them leads.",
                    [.. topic.Select(t => Of(t.Body)), .. topic.Select(t => Of(t.Topic, t.Body))]
                ) with
                {
                    Fault = "none",
                };
            foreach (var (one, other) in Pairs(leads).Where(p => AreTheSame(at, p.One, p.Other)))
                yield return Fault(
                    Severity.Warning,
                    $"{one.Body.Name} and {other.Body.Name} both lead on “{one.Topic.Title}”{ForAges(one, other)}.",
                    "Say which of them leads, and that the other contributes; or for which ages each leads.",
                    Of(one.Body),
                    Of(other.Body),
                    Of(one.Topic, one.Body),
                    Of(other.Topic, other.Body)
                ) with
                {
                    Fault = "two",
                };
        }
        foreach (var finding in Lost(at, there))
            yield return finding;
    }

    private IEnumerable<Finding> Lost(StructureOn at, ILookup<string, (AreaOfResponsibility Topic, Body Body)> there)
    {
        foreach (var body in at.Bodies.Where(b => !b.Outside && at.StateOf(b) == BodyState.Closed))
        {
            var end = body.Established?.Until ?? body.Until;
            if (at.Successors(body).Any(s => at.IsThere(at[s.Successor])))
                continue;
            foreach (var topic in at.TopicsOf(body).Where(t => t.Part == AreaPart.Lead && (t.Until ?? end) >= end))
                if (!there.Contains(Same(topic.Title)))
                    yield return Fault(
                        Severity.Warning,
                        $"{body.Name} led on “{topic.Title}” until it closed{(end is { } day ? $" on {LondonDate.Words(day)}" : "")}. Nobody has it now.",
                        "Say which group has taken it over, or that the work is done.",
                        Of(body),
                        Of(topic, body)
                    ) with
                    {
                        Fault = "lost",
                    };
        }
    }

    private static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> all) =>
        from one in all.Index()
        from other in all.Skip(one.Index + 1)
        select (one.Item, other);

    /// <summary>The same children: their ages share more than the year in which one hands on to the other, and they are not apart.</summary>
    private static bool AreTheSame(
        StructureOn at,
        (AreaOfResponsibility Topic, Body Body) one,
        (AreaOfResponsibility Topic, Body Body) other
    ) =>
        one.Body != other.Body
        && !at.AreApart(one.Body, other.Body)
        && (
            AgesOf(one) is not { } ages
            || AgesOf(other) is not { } others
            || ages == others
            || AgeGroups.YearsShared(ages, others) is null or > 1
        );

    private static AgeRange? AgesOf((AreaOfResponsibility Topic, Body Body) topic) => topic.Topic.Ages ?? topic.Body.Ages;

    private static string ForAges((AreaOfResponsibility, Body) one, (AreaOfResponsibility, Body) other) =>
        (AgesOf(one), AgesOf(other)) switch
        {
            ({ } ages, { } others) => $", {ages.Intersection(others)!.InWords()}",
            ({ } ages, null) => $", {ages.InWords()}",
            (null, { } ages) => $", {ages.InWords()}",
            (null, null) => "",
        };

    /// <summary>The title without capitals and signs.</summary>
    private static string Same(string title) => Slug.From(title);
}
