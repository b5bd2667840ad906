using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Chart;
using Remit.Web;

namespace Remit.Structure.Arrangements;

/// <summary>A part of the arrangements' text.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Heading">Its heading; null for what stands first.</param>
/// <param name="Markdown">What it says.</param>
internal sealed record ArrangementsPart(ArrangementsSubject Key, string? Heading, string Markdown);

/// <summary>What a part of the arrangements' text is about.</summary>
internal enum ArrangementsSubject
{
    About,
    Partners,
    Structure,
    Purposes,
    Scrutiny,
    Review,
    Changes,
}

/// <summary>
/// The arrangements in plain words, written once: the page, the Word document and what is kept when they are published are this text.
/// </summary>
internal static class ArrangementsText
{
    private const int DeepestList = 6;

    /// <summary>Its parts, without what has changed.</summary>
    public static IReadOnlyList<ArrangementsPart> Parts(PartnershipArrangements at) =>
        [
            new(ArrangementsSubject.About, null, About(at)),
            new(ArrangementsSubject.Partners, "Who the partners are", Partners(at)),
            new(ArrangementsSubject.Structure, "How we are organised", Structure(at)),
            new(ArrangementsSubject.Purposes, "What each board and group is for", Purposes(at)),
            new(ArrangementsSubject.Scrutiny, "Who checks our work", Scrutiny(at)),
            new(ArrangementsSubject.Review, "How this is looked at again", Review(at)),
        ];

    /// <summary>What has changed since they were published, as a part.</summary>
    public static ArrangementsPart Changed(DateOnly since, IReadOnlyList<string> sentences) =>
        new(
            ArrangementsSubject.Changes,
            $"What has changed since {since.InWords()}",
            sentences.Count == 0
                ? "Nothing has changed since these arrangements were last published."
                : $"These arrangements were last published on {since.InWords()}. Since then:\n\n{List(sentences.Select(Plain))}"
        );

    /// <summary>The whole text.</summary>
    public static string Whole(IEnumerable<ArrangementsPart> parts) =>
        string.Join("\n\n", parts.Select(p => p.Heading is null ? p.Markdown : $"## {p.Heading}\n\n{p.Markdown}"));

    /// <summary>Words in which no sign of Markdown counts, on one line.</summary>
    internal static string Plain(string words) => MarkdownWords.Plain(words);

    private static string About(PartnershipArrangements at) =>
        (at.About is null ? "" : $"{Plain(at.About)}\n\n")
        + $"This is how organisations{(at.Area is null ? "" : $" in {Plain(at.Area)}")} work together for children. It shows how things stood on {at.Day.InWords()}.";

    private static string Partners(PartnershipArrangements at)
    {
        if (at.Partners.Count == 0)
            return "No partners are recorded yet.";
        var named = at.Partners.Where(p => p.IsNamedByLaw).ToList();
        var others = at.Partners.Where(p => !p.IsNamedByLaw).ToList();
        var parts = new List<string>();
        if (named.Count > 0)
            parts.Add(
                $"### Partners of the kinds that the law speaks of\n\nSection 10 of the Children Act 2004 is about councils that work together for children with others, such as district councils, the police and health services. These are partners of those kinds. Whether the law of this day names each of them was not checked for this page.\n\n{List(named.Select(Words))}"
            );
        if (others.Count > 0)
            parts.Add($"### {(named.Count > 0 ? "Other partners" : "Partners")}\n\n{List(others.Select(Words))}");
        return string.Join("\n\n", parts);
    }

    private static string Words(Partner partner) =>
        $"**{Plain(partner.Name)}** ({partner.Kind.OnScreen().ToLowerInvariant()}{(partner.PartOf is null ? "" : $", a part of {Plain(partner.PartOf)}")})";

    private static string Structure(PartnershipArrangements at)
    {
        var map = at.Map;
        var roots = map.Roots.ToList();
        var trees = roots.Where(r => !r.Outside && map.ChildrenOf(r).Any()).ToList();
        var alone = roots.Where(r => !r.Outside && !map.ChildrenOf(r).Any()).ToList();
        var outside = roots.Where(r => r.Outside).ToList();
        var beside = map.Beside.Where(l => l.Kind != LineKind.Scrutinises).Select(l => Plain(l.Sentence) + ".").ToList();
        if (roots.Count == 0)
            return "No boards or groups are recorded yet.";
        return string.Join(
            "\n\n",
            new[]
            {
                trees.Count == 0
                    ? null
                    : $"Each one answers to the one above it: it has to say what it did.\n\n{Tree(map, trees)}",
                alone.Count == 0 ? null : $"### {StructureWords.AnswersToNobodyRecorded}\n\n{Tree(map, alone)}",
                outside.Count == 0 ? null : $"### {StructureWords.OutsideThePartnership}\n\n{Tree(map, outside)}",
                beside.Count == 0 ? null : $"### Who else works together\n\n{List(beside)}",
            }.OfType<string>()
        );
    }

    private static string Tree(StructureMap map, IEnumerable<MapNode> nodes) =>
        string.Join('\n', nodes.SelectMany(n => Branch(map, n, 0)));

    private static IEnumerable<string> Branch(StructureMap map, MapNode node, int depth)
    {
        var state = node.State == BodyState.Proposed ? ", proposed" : "";
        var people = node.IsPost ? node.Holders.InARow() : string.Join("; ", node.Chairs.Select(c => c.ChairInWords()));
        yield return $"{new string(' ', 4 * Math.Min(depth, DeepestList))}- **{Plain(node.Name)}** ({node.KindWords.ToLowerInvariant()}{state}){(people.Length == 0 ? "" : $". {Plain(people)}")}";
        foreach (var line in map.ChildrenOf(node).SelectMany(child => Branch(map, child, depth + 1)))
            yield return line;
    }

    private static string Purposes(PartnershipArrangements at) =>
        at.Bodies.Count == 0
            ? "No boards or groups are recorded yet."
            : string.Join("\n\n", at.Bodies.Select(b => $"### {Plain(b.Name)}\n\n{Purpose(b)}\n\n{List(Facts(b))}"));

    private static string Purpose(ArrangedBody body) =>
        body.Purpose is null ? "What it is for is not recorded." : Plain(body.Purpose);

    private static IEnumerable<string> Facts(ArrangedBody body)
    {
        var kind = body.Kind == BodyKind.Other ? "Proposed" : $"{body.Kind.OnScreen()}, proposed";
        if (body.State == BodyState.Proposed)
            yield return $"{kind}: it has not started yet";
        else if (body.Kind != BodyKind.Other)
            yield return body.Kind.OnScreen();
        foreach (var chair in body.Chairs)
            yield return Plain(chair);
        if (body.Chairs.Count == 0)
            yield return "Who chairs it is not recorded";
        yield return body.AnswersTo.Count == 0
            ? "To whom it answers is not recorded"
            : $"Answers to {Plain(string.Join("; ", body.AnswersTo))}";
        if (body.Ages is { } ages)
            yield return $"For children of {ages.InWords()}";
        if (body.Deciding is { } deciding)
            yield return deciding.OnScreen();
    }

    private static string Scrutiny(PartnershipArrangements at)
    {
        var lines = at.Map.Lines.Where(l => l.Kind == LineKind.Scrutinises).ToList();
        if (lines.Count == 0)
            return "Who scrutinises the partnership is not recorded yet. To scrutinise means to check someone’s work and ask hard questions about it.";
        var sentences = lines.Where(l => !IsSaidFromTheOtherEnd(lines, l)).Select(l => Plain(Checks(lines, l)) + ".");
        return $"To scrutinise means to check someone’s work and ask hard questions about it.\n\n{List(sentences)}";
    }

    /// <summary>Two that scrutinise each other in everything alike are told of once.</summary>
    private static string Checks(IReadOnlyList<MapLine> lines, MapLine line)
    {
        if (Mutual(lines, line) is not null)
            return $"{line.Start.Name} and {line.End.Name} scrutinise each other{Line.AfterName(line.Kind, line.Scope)}";
        return line.Start is { IsPost: true, Holders.Count: > 0 } post
            ? $"{post.Name} ({post.Holders.InARow()}) scrutinises {line.End.Name}{Line.AfterName(line.Kind, line.Scope)}"
            : line.Sentence;
    }

    private static bool IsSaidFromTheOtherEnd(List<MapLine> lines, MapLine line) =>
        Mutual(lines, line) is { } other && lines.IndexOf(other) < lines.IndexOf(line);

    private static MapLine? Mutual(IReadOnlyList<MapLine> lines, MapLine line) =>
        lines.FirstOrDefault(o => o.Start == line.End && o.End == line.Start && o.Scope == line.Scope);

    private static string Review(PartnershipArrangements at)
    {
        var with = at.Bodies.Where(b => b.Terms is not null).ToList();
        var without = at.Bodies.Where(b => b.Terms is null).ToList();
        return string.Join(
            "\n\n",
            new[]
            {
                "Terms of reference say what a board or group is for and how it works. They are agreed, and looked at again.",
                with.Count == 0
                    ? null
                    : List(
                        with.Select(b =>
                            $"**{Plain(b.Name)}**: version {Plain(b.Terms!.Key)}, {Plain(b.Terms.InWords())}{(b.Terms.ReviewOn is null ? "; no day for a review is recorded" : "")}"
                        )
                    ),
                without.Count == 0
                    ? null
                    : $"No terms of reference are recorded for: {string.Join(", ", without.Select(b => Plain(b.Name)))}.",
                at.Reports.Count == 0 ? null : $"### Who reports to whom\n\n{List(at.Reports.Select(r => Plain(r.Sentence)))}",
                "What is not public, and what nobody has recorded, is not shown here.",
            }.OfType<string>()
        );
    }

    private static string List(IEnumerable<string> items) => MarkdownWords.List(items);
}
