using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Matching;

namespace Remit.Meetings.Planners;

/// <summary>Who leads a report: the recorded ones that a cell names, and the words that name none of them.</summary>
/// <param name="Authors">People, posts, bodies and organisations, as the cell has them.</param>
/// <param name="Words">The rest; null where nothing is left.</param>
internal sealed record Leads(IReadOnlyList<RecordRef> Authors, string? Words);

/// <summary>Finds who leads by their names; what is written twice is looked for once.</summary>
internal sealed partial class PlannerLeads(Proposal proposal, NameMatching matching)
{
    private const int LeastLikeness = 60;

    private const int MostLeads = 20;

    private static readonly string[] Between = ["\n", ";", "/", " with "];

    private readonly Dictionary<string, Leads> known = new(StringComparer.Ordinal);

    public Leads Of(string written, FilePlace place)
    {
        var text = written.Trim();
        if (!known.TryGetValue(text, out var leads))
            known[text] = leads = Find(text, place);
        return leads;
    }

    private Leads Find(string text, FilePlace place)
    {
        if (PlannerWords.SaysNothing(text) || PlannerWords.IsNotYetKnown(text))
            return new Leads([], null);
        var line = PlannerContext.Words(text);
        if (Certain(line) is { } whole)
            return new Leads([whole], null);
        var parts = Parts(text);
        if (parts.Count > 1 && parts.Exists(p => Certain(p) is not null))
        {
            var authors = new List<RecordRef>();
            var words = new List<string>();
            foreach (var part in parts)
            {
                var (author, rest) = Settle(part, place);
                if (author is { } found && !authors.Contains(found))
                    authors.Add(found);
                if (rest is not null)
                    words.Add(rest);
            }
            return new Leads(authors, words.Count == 0 ? null : string.Join(", ", words));
        }
        var (one, left) = Settle(line, place);
        return new Leads(one is { } author1 ? [author1] : [], left);
    }

    /// <summary>The names of a cell, parted at the marks between them.</summary>
    private List<string> Parts(string text)
    {
        var parts = new List<string> { text };
        foreach (var mark in Between)
            parts = Finer(parts, p => p.Split(mark, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return Finer(parts, Apart);
    }

    private List<string> Finer(List<string> parts, Func<string, IEnumerable<string>> apart)
    {
        var finer = parts.SelectMany(p => Certain(p) is null ? apart(p) : [p]).ToList();
        return finer.Count is > 0 and <= MostLeads ? finer : parts;
    }

    /// <summary>
    /// The pieces of a phrase, but that what a post is for stays with it: "Head of Inclusion and Alternative Provision" is one post.
    /// Two are told by what is recorded, and by another post's name behind the mark.
    /// </summary>
    private List<string> Apart(string phrase)
    {
        var parts = new List<string>();
        var (from, start) = (0, 0);
        foreach (var mark in Soft().Matches(phrase).Append(null))
        {
            var end = mark?.Index ?? phrase.Length;
            var piece = phrase[from..end].Trim();
            if (piece.Length > 0 && parts.Count > 0 && PostNames.SaysOfWhat(parts[^1]) && IsOfThePost(parts[^1], piece))
            {
                parts[^1] = phrase[start..end].Trim();
            }
            else if (piece.Length > 0)
            {
                parts.Add(piece);
                start = from;
            }
            from = end + (mark?.Length ?? 0);
        }
        return parts;
    }

    private bool IsOfThePost(string post, string piece) =>
        !PostNames.Begins(piece)
        && Certain(piece) switch
        {
            null => true,
            { Kind: "person" or "post" } => false,
            // "Education" can be a recorded group, and here be what an unrecorded post is for.
            _ => Certain(post) is null,
        };

    private RecordRef? Certain(string text)
    {
        var post = matching.FindPost(text);
        if (post.Certainty == Certainty.Certain)
            return new RecordRef("post", post.Best!.RowId);
        var body = matching.Bodies.Find(text);
        if (body.Certainty == Certainty.Certain)
            return new RecordRef("body", body.Best!.RowId);
        var organisation = matching.Organisations.Find(text);
        if (organisation.Certainty == Certainty.Certain)
            return new RecordRef("organisation", organisation.Best!.RowId);
        var person = matching.People.Find(text);
        return person.Certainty == Certainty.Certain ? new RecordRef("person", person.Best!.RowId) : null;
    }

    /// <summary>A name that is recorded, or that is near enough to one to ask; else it stays in words.</summary>
    private (RecordRef? Author, string? Words) Settle(string text, FilePlace place)
    {
        if (Certain(text) is { } certain)
            return (certain, null);
        var likeliest = new (string Kind, int Likeness)[]
        {
            ("person", Likeness(matching.People.Find(text))),
            ("post", Likeness(matching.FindPost(text))),
            ("body", Likeness(matching.Bodies.Find(text))),
            ("organisation", Likeness(matching.Organisations.Find(text))),
        }.MaxBy(l => l.Likeness);
        if (likeliest.Likeness < LeastLikeness)
            return (null, text);
        return likeliest.Kind switch
        {
            "person" => Settled(matching.Person(text, place), "person", text, place),
            "post" => Settled(matching.Post(text, null, place), "post", text, place),
            "body" => Settled(matching.Body(text, place), "body", text, place),
            _ => Settled(matching.Organisation(text, place), "organisation", text, place),
        };
    }

    private (RecordRef? Author, string? Words) Settled<T>(Settled<T> settled, string kind, string text, FilePlace place)
        where T : Record
    {
        if (settled.As == SettledAs.LeftOut)
            proposal.Say(FindingKind.LeftOut, place, $"“{LooseName.Short(text)}”, as you said.");
        return settled switch
        {
            { As: SettledAs.Recorded, Record: { } record } => (new RecordRef(kind, record.RowId), null),
            { As: SettledAs.LeftOut } => (null, null),
            _ => (null, text),
        };
    }

    private static int Likeness<T>(Match<T> match)
        where T : class => match.Candidates.Count == 0 ? 0 : match.Candidates[0].Likeness;

    /// <summary>Marks that stand inside the name of a post, too.</summary>
    [GeneratedRegex(
        ", (?:and )?| & | and ",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Soft();
}
