using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Partnerships;
using Remit.Structure.Posts;

namespace Remit.Structure.Matching;

/// <summary>What became of a written name.</summary>
public enum SettledAs
{
    /// <summary>It is a recorded one.</summary>
    Recorded,

    /// <summary>It is none that is recorded.</summary>
    New,

    /// <summary>A person wants it left out.</summary>
    LeftOut,
}

/// <summary>A written name, settled by itself or by a person.</summary>
/// <param name="As">What became of it.</param>
/// <param name="Record">The recorded one; null otherwise.</param>
public sealed record Settled<T>(SettledAs As, T? Record)
    where T : class;

/// <summary>
/// The names of a paper against those that are recorded: certain ones are taken, doubtful ones asked about, once for each name. Loaded
/// with one query for each kind, one for former names, and one each for the partnership and its areas; records that the import adds are to be made known with <c>Add</c>, so that a later row finds them.
/// </summary>
public sealed class NameMatching
{
    /// <summary>The answer that none of the candidates is meant.</summary>
    public const string SomeoneNew = "new";

    /// <summary>The answer that a name is not to be taken over.</summary>
    public const string LeaveOut = "leave-out";

    private readonly Proposal proposal;
    private readonly Dictionary<Id<Organisation>, Organisation> organisations;

    private NameMatching(
        Proposal proposal,
        KnownPeople people,
        KnownNames<Organisation> known,
        KnownNames<Body> bodies,
        KnownNames<Post> posts,
        Dictionary<Id<Organisation>, Organisation> organisations
    )
    {
        this.proposal = proposal;
        this.organisations = organisations;
        People = people;
        Organisations = known;
        Bodies = bodies;
        Posts = posts;
    }

    /// <summary>Everyone recorded.</summary>
    public KnownPeople People { get; }

    /// <summary>Every organisation.</summary>
    public KnownNames<Organisation> Organisations { get; }

    /// <summary>Every body.</summary>
    public KnownNames<Body> Bodies { get; }

    /// <summary>Every post, by its title; several have one title where each organisation has such a post.</summary>
    public KnownNames<Post> Posts { get; }

    /// <summary>Loads everything that has a name, tracked, so that what is found can be changed.</summary>
    /// <param name="proposal">The import.</param>
    /// <param name="on">The day that the paper speaks of: who is recorded for another time only is asked about.</param>
    public static async Task<NameMatching> Load(Proposal proposal, DateOnly on)
    {
        var db = proposal.Db;
        var organisations = await db.Set<Organisation>().OrderBy(o => o.Order).ThenBy(o => o.Key).ToListAsync();
        var people = await db.Set<Person>().OrderBy(p => p.Order).ThenBy(p => p.Key).ToListAsync();
        var bodies = await db.Set<Body>().OrderBy(b => b.Order).ThenBy(b => b.Key).ToListAsync();
        var posts = await db.Set<Post>().OrderBy(p => p.Order).ThenBy(p => p.Key).ToListAsync();
        var byId = organisations.ToDictionary(o => o.Id);
        var known = new KnownNames<Organisation>(o => o.Name, o => o.Period.Covers(on));
        foreach (var organisation in organisations)
            known.Add(organisation, organisation.Name);
        var partnership = await db.Set<Partnership>().FirstOrDefaultAsync();
        var areas = await db.All<LocalArea>().Select(a => a.Name).ToListAsync();
        var meeting = new KnownNames<Body>(b => b.Name, b => b.StateOn(on) is BodyState.Proposed or BodyState.Established)
        {
            PlacesBefore = areas,
        };
        foreach (var body in bodies)
            meeting.Add(body, body.Name);
        var carried = new KnownNames<Post>(p => Shown(p, byId), p => p.Period.Covers(on), bracketsTell: true);
        foreach (var post in posts)
            carried.Add(post, post.Title);
        var byBody = bodies.ToDictionary(b => b.Id.Value);
        foreach (var former in await db.All<FormerName>().OrderBy(f => f.Until).ThenBy(f => f.Key).ToListAsync())
        {
            var why = $"its name until {LondonDate.Words(former.Until!.Value)}";
            if (byId.TryGetValue(new Id<Organisation>(former.Of.Id), out var organisation))
                known.Add(organisation, former.Name, why);
            else if (byBody.TryGetValue(former.Of.Id, out var body))
                meeting.Add(body, former.Name, why);
        }
        return new NameMatching(proposal, new KnownPeople(people, byId, on), known, meeting, carried, byId)
        {
            Partnership = partnership,
        };
    }

    /// <summary>The partnership; null while it has no record.</summary>
    public Partnership? Partnership { get; private set; }

    /// <summary>Makes the partnership known that the import has just added.</summary>
    public void Add(Partnership made) => Partnership = made;

    /// <summary>Makes a body known that the import has just added.</summary>
    public void Add(Body body) => Bodies.Add(body, body.Name);

    /// <summary>Makes an organisation known that the import has just added.</summary>
    public void Add(Organisation organisation)
    {
        organisations[organisation.Id] = organisation;
        Organisations.Add(organisation, organisation.Name);
    }

    /// <summary>Whom a written name means; asks where that is doubtful.</summary>
    public Settled<Person> Person(string written, FilePlace place, PersonHints hints = default) =>
        Settle(
            "person",
            hints.Organisation is { } id && organisations.TryGetValue(id, out var known) ? $"{written} at {known.Key}" : written,
            written,
            place,
            People.Find(written, hints),
            "Who is",
            "Someone else, who is not recorded yet"
        );

    /// <summary>Which organisation a written name means; asks where that is doubtful.</summary>
    public Settled<Organisation> Organisation(string written, FilePlace place) =>
        Settle(
            "organisation",
            written,
            written,
            place,
            Organisations.Find(written),
            "Which organisation is",
            "Another, which is not recorded yet"
        );

    /// <summary>Which recorded body a written name means, as an owner or a member; asks where that is doubtful.</summary>
    public Settled<Body> Body(string written, FilePlace place) =>
        Settle("body", written, written, place, Bodies.Find(written), "Which body is", "Another, which is not recorded yet");

    /// <summary>Which post a written title means, of an organisation where one is given; asks where that is doubtful.</summary>
    public Settled<Post> Post(string title, Id<Organisation>? organisation, FilePlace place) =>
        Settle(
            "post",
            organisation is { } id && organisations.TryGetValue(id, out var known) ? $"{title} at {known.Key}" : title,
            title,
            place,
            FindPost(title, organisation),
            "Which post is",
            "Another, which is not recorded yet"
        );

    /// <summary>
    /// Which post is meant by a title or by a phrase that names its organisation, too: "Chief Nurse: ICB", "Director of Children's
    /// Services (LCC)", "Head of Service, Leicestershire Police".
    /// </summary>
    public Match<Post> FindPost(string phrase, Id<Organisation>? organisation = null)
    {
        if (organisation is { } of)
        {
            var there = Posts.Find(phrase, p => p.Organisation is null || p.Organisation == of);
            return there.Certainty == Certainty.None ? Unsure(Posts.Find(phrase)) : there;
        }
        var whole = Posts.Find(phrase);
        if (whole.Certainty == Certainty.Certain)
            return whole;
        foreach (var (title, name) in Phrases.TitleAndOrganisation(phrase))
        {
            var named = Organisations.Find(name);
            if (named.Certainty != Certainty.Certain)
                continue;
            var there = Posts.Find(title, p => p.Organisation == named.Best!.Id);
            if (there.Certainty != Certainty.None)
                return there;
            var elsewhere = Posts.Find(title, p => p.Organisation is null);
            if (elsewhere.Certainty != Certainty.None)
                return elsewhere;
        }
        return whole;
    }

    private static Match<Post> Unsure(Match<Post> match) =>
        match.Certainty == Certainty.Certain ? match with { Certainty = Certainty.Doubtful } : match;

    private Settled<T> Settle<T>(
        string kind,
        string identity,
        string written,
        FilePlace place,
        Match<T> match,
        string which,
        string another
    )
        where T : Record
    {
        if (match.Certainty == Certainty.Certain)
            return new Settled<T>(SettledAs.Recorded, match.Best);
        if (match.Certainty == Certainty.None)
            return new Settled<T>(SettledAs.New, null);
        var answer = proposal.Ask(
            new Question(
                KeyOf(kind, identity),
                place,
                $"{which} “{LooseName.Short(written)}”?",
                [
                    .. match.Candidates.Select(c => new Choice(c.Record.Key, $"{c.Name} ({c.Why})")),
                    new Choice(SomeoneNew, another),
                    new Choice(LeaveOut, "Leave it out"),
                ],
                match.Best!.Key
            )
        );
        return answer switch
        {
            SomeoneNew => new Settled<T>(SettledAs.New, null),
            LeaveOut => new Settled<T>(SettledAs.LeftOut, null),
            _ => new Settled<T>(SettledAs.Recorded, match.Candidates.First(c => c.Record.Key == answer).Record),
        };
    }

    /// <summary>The key of a question about a name: the same for the same name, whatever else is asked.</summary>
    public static string KeyOf(string kind, string written)
    {
        var plain = string.Join(' ', MatchingWords.Plain(written).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var slug = Slug.From(plain);
        if (slug.Length <= 60 && slug.Replace('-', ' ') == plain)
            return $"{kind}-{slug}";
        // What a slug can't hold, or cuts off, still tells two names apart.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-{(slug.Length > 50 ? slug[..50].Trim('-') : slug)}-{hash}");
    }

    private static string Shown(Post post, Dictionary<Id<Organisation>, Organisation> organisations) =>
        post.Organisation is { } id && organisations.TryGetValue(id, out var organisation)
            ? $"{post.Title}, {organisation.Name}"
            : post.Title;
}
