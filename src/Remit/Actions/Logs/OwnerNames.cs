using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Matching;

namespace Remit.Actions.Logs;

/// <summary>Who is meant by what stands in a log as owner.</summary>
/// <param name="Owners">The recorded ones.</param>
/// <param name="Names">What they are called, in the same order.</param>
/// <param name="Words">What the recorded ones leave unsaid: those who are not recorded, and that it is a body's chair; null for nothing.</param>
/// <param name="LeftOut">Names that a person wants left out.</param>
internal sealed record FoundOwners(
    IReadOnlyList<RecordRef> Owners,
    IReadOnlyList<string> Names,
    string? Words,
    IReadOnlyList<string> LeftOut
);

/// <summary>
/// Finds owners of actions: people by name or by the initials that the paper defines, posts, bodies and organisations, several of them in
/// one cell. A name with "and" in it is one where it is recorded so. Nobody is recorded by this: a name that is not known stays as words.
/// </summary>
internal sealed partial class OwnerNames(NameMatching matching, IReadOnlyDictionary<string, string> initials, Body? body)
{
    private const int LongestName = 200;
    private const int MostParts = 8;
    private const int LeastLikeness = 60;

    private readonly Dictionary<string, FoundOwners> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Meant> meant = new(StringComparer.Ordinal);

    private enum Kind
    {
        Nobody,
        Person,
        Post,
        Body,
        ChairOfBody,
        Organisation,
        Everyone,
    }

    private sealed record Meant(
        Kind Kind,
        string Text,
        bool IsCertain,
        int Likeness,
        RecordRef? Record = null,
        string? Name = null
    );

    /// <summary>Who is meant; asks where a name is doubtful.</summary>
    public FoundOwners Find(WrittenOwner written)
    {
        if (found.TryGetValue(written.Text, out var known))
            return known;
        var (owners, names, words, leftOut) = (new List<RecordRef>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var part in written.Text.Split(['\n', ';', '•', '|'], StringSplitOptions.RemoveEmptyEntries))
        {
            var text = LeadIn().Replace(OneLine.Of(part), "").Trim(' ', ',', '.', '-', '–', ':');
            if (LogWords.Shipped.SaysNothing(text))
                continue;
            foreach (var one in Apart(text))
                Take(one, written.Place, owners, names, words, leftOut);
        }
        var result = new FoundOwners(owners, names, words.Count == 0 ? null : string.Join("; ", words), leftOut);
        return found[written.Text] = result;
    }

    /// <summary>Whether a phrase names somebody, as far as can be told without asking.</summary>
    public bool IsSomebody(string phrase)
    {
        var text = OneLine.Of(phrase).Trim(' ', ',', '.', '-', '–', ':', '[', ']');
        return text.Length is > 1 and <= LongestName
            && Apart(text)
                .All(m =>
                    m.IsCertain
                    || m is { Kind: Kind.Nobody, Likeness: > 0 }
                    || Initials().IsMatch(m.Text)
                    || (m.Text.Count(l => l == ' ') < 8 && LogWords.Shipped.BeginsAPost(m.Text))
                );
    }

    private void Take(
        Meant one,
        FilePlace place,
        List<RecordRef> owners,
        List<string> names,
        List<string> words,
        List<string> leftOut
    )
    {
        var (record, name, isLeftOut) = one.IsCertain ? (one.Record, one.Name, false) : Asked(one, place);
        if (isLeftOut)
        {
            leftOut.Add(one.Text);
            return;
        }
        if (record is { } owner && !owners.Contains(owner))
        {
            owners.Add(owner);
            names.Add(name!);
        }
        if (
            (record is null || one.Kind is Kind.ChairOfBody or Kind.Everyone)
            && !words.Contains(one.Text, StringComparer.OrdinalIgnoreCase)
        )
            words.Add(one.Text);
    }

    private (RecordRef? Record, string? Name, bool IsLeftOut) Asked(Meant one, FilePlace place) =>
        one.Kind switch
        {
            Kind.Nobody => (null, null, false),
            Kind.Person => Settled(matching.Person(one.Text, place), p => ("person", p.RowId, p.Name)),
            Kind.Post => Settled(matching.Post(one.Text, null, place), p => ("post", p.RowId, p.Title)),
            Kind.Body => Settled(matching.Body(one.Text, place), b => ("body", b.RowId, b.Name)),
            Kind.ChairOfBody => Settled(matching.Body(ChairedBy(one.Text)!, place), b => ("body", b.RowId, b.Name)),
            Kind.Organisation => Settled(matching.Organisation(one.Text, place), o => ("organisation", o.RowId, o.Name)),
            Kind.Everyone => (one.Record, one.Name, false),
        };

    private static (RecordRef? Record, string? Name, bool IsLeftOut) Settled<T>(
        Settled<T> settled,
        Func<T, (string Kind, Guid Id, string Name)> of
    )
        where T : class
    {
        if (settled.Record is not { } record)
            return (null, null, settled.As == SettledAs.LeftOut);
        var (kind, id, name) = of(record);
        return (new RecordRef(kind, id), name, false);
    }

    /// <summary>The parts into which a phrase falls so that most of it is known, and else the fewest.</summary>
    private List<Meant> Apart(string text)
    {
        if (text.Length > LongestName)
            return [new Meant(Kind.Nobody, text, IsCertain: false, 0)];
        var marks = Between().Matches(text).ToList();
        if (marks.Count == 0)
            return [Of(text)];
        if (marks.Count >= MostParts)
            return [.. Between().Split(text).Select(p => p.Trim()).Where(p => p.Length > 0).Take(40).Select(Of)];
        var parts = Best(text, marks, doubtful: true);
        // Beside a name that is not known, a likeness is as likely an accident: "Health" of "Health and Wellbeing Board".
        return parts.Exists(p => p.Kind == Kind.Nobody) ? Best(text, marks, doubtful: false) : parts;
    }

    private List<Meant> Best(string text, List<Match> marks, bool doubtful)
    {
        var ends = marks.Select(m => m.Index).Append(text.Length).ToList();
        var starts = marks.Select(m => m.Index + m.Length).Prepend(0).ToList();
        var best = new (double Score, List<Meant> Parts)[ends.Count + 1];
        best[0] = (0, []);
        for (var end = 1; end <= ends.Count; end++)
        {
            best[end] = (double.MinValue, []);
            for (var start = 0; start < end; start++)
            {
                var length = ends[end - 1] - starts[start];
                if (length <= 0)
                {
                    if (best[start].Score > best[end].Score)
                        best[end] = best[start];
                    continue;
                }
                var one = Of(text.Substring(starts[start], length).Trim());
                if (!doubtful && !one.IsCertain && one.Kind is not (Kind.Person or Kind.Nobody))
                    one = one with { Kind = Kind.Nobody, Likeness = 0 };
                var words = one.Text.Count(l => l == ' ') + 1;
                var score = best[start].Score + ((one.IsCertain ? 100 : one.Likeness * 0.8) * words) - 1;
                if (score > best[end].Score)
                    best[end] = (score, [.. best[start].Parts, one]);
            }
        }
        return best[^1].Parts;
    }

    private Meant Of(string text)
    {
        if (meant.TryGetValue(text, out var known))
            return known;
        if (!initials.TryGetValue(text, out var name))
            return meant[text] = Look(text);
        // Whom the paper itself names is somebody, recorded or not.
        var look = Look(name);
        return meant[text] = look.Kind == Kind.Nobody ? look with { Likeness = LeastLikeness } : look;
    }

    private Meant Look(string text)
    {
        if (text.Length == 0)
            return new Meant(Kind.Nobody, text, IsCertain: false, 0);
        if (LogWords.Shipped.IsEveryone(text))
            return new Meant(
                Kind.Everyone,
                text,
                IsCertain: true,
                100,
                body is null ? null : new RecordRef("body", body.RowId),
                body?.Name
            );
        var person = matching.People.Find(text);
        if (person.Certainty == Certainty.Certain)
            return new Meant(Kind.Person, text, true, 100, new RecordRef("person", person.Best!.RowId), person.Best.Name);
        var post = matching.FindPost(text);
        if (post.Certainty == Certainty.Certain)
            return new Meant(Kind.Post, text, true, 100, new RecordRef("post", post.Best!.RowId), post.Best.Title);
        if (ChairedBy(text) is { } chaired && matching.Bodies.Find(chaired) is { Certainty: not Certainty.None } chair)
            return chair.Certainty == Certainty.Certain
                ? new Meant(Kind.ChairOfBody, text, true, 100, new RecordRef("body", chair.Best!.RowId), chair.Best.Name)
                : Likely(Kind.ChairOfBody, text, chair.Candidates[0].Likeness);
        var meets = matching.Bodies.Find(text);
        if (meets.Certainty == Certainty.Certain)
            return new Meant(Kind.Body, text, true, 100, new RecordRef("body", meets.Best!.RowId), meets.Best.Name);
        var organisation = matching.Organisations.Find(text);
        if (organisation.Certainty == Certainty.Certain)
            return new Meant(
                Kind.Organisation,
                text,
                true,
                100,
                new RecordRef("organisation", organisation.Best!.RowId),
                organisation.Best.Name
            );
        return new[]
        {
            Likely(Kind.Person, text, Likeness(person), Initials().IsMatch(text) ? 50 : LeastLikeness),
            Likely(Kind.Post, text, Likeness(post)),
            Likely(Kind.Body, text, Likeness(meets)),
            Likely(Kind.Organisation, text, Likeness(organisation)),
        }.MaxBy(m => m.Likeness)!;
    }

    private static int Likeness<T>(Match<T> match)
        where T : class => match.Candidates.Count > 0 ? match.Candidates[0].Likeness : 0;

    private static Meant Likely(Kind kind, string text, int likeness, int least = LeastLikeness) =>
        likeness >= least ? new Meant(kind, text, false, likeness) : new Meant(Kind.Nobody, text, false, 0);

    /// <summary>The body of which a phrase names the chair: "Chair of the Executive", "CDOP Chair".</summary>
    private static string? ChairedBy(string text) =>
        ChairOf().Match(text) is { Success: true } match && match.Groups["body"].Value.Trim() is { Length: > 1 } chaired
            ? chaired
            : null;

    [GeneratedRegex(
        @"^(?:(?:the )?(?:independent |co-?|vice-?|deputy |joint )?chair(?:s|man|woman|person)?(?: of|,| –| -|:) (?:the )?(?<body>.+)|(?:the )?(?<body>.+?) (?:co-?|vice-?|deputy )?chair(?:man|woman|person)?)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex ChairOf();

    [GeneratedRegex(
        "^(?:leads?|owners?|by|support|supported by|responsible|action(?:ed)? by) ?[:–-] *",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex LeadIn();

    [GeneratedRegex(
        @"\s*(?:,\s*and\s|,|/|&|\+|\sand\s|\swith\s)\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Between();

    [GeneratedRegex("^[A-Z]{2,4}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Initials();
}
