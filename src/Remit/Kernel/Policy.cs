namespace Remit.Kernel;

/// <summary>What may be done with the records of a capability.</summary>
public enum Verb
{
    /// <summary>See them.</summary>
    Read,

    /// <summary>Add and change them.</summary>
    Write,

    /// <summary>Agree, approve and sign off.</summary>
    Decide,

    /// <summary>Make them public.</summary>
    Publish,
}

/// <summary>
/// How somebody stands to the partnership or to one of its records today. Most follow from the places and posts that they hold;
/// the last four are given.
/// </summary>
public enum Relation
{
    /// <summary>Everybody, signed in or not.</summary>
    Anyone,

    /// <summary>Holds any place or post today, or is given one of the tasks below.</summary>
    Partner,

    /// <summary>Sits on the body.</summary>
    Member,

    /// <summary>Chairs the body, alone or with another, or stands in for its chair.</summary>
    Chair,

    /// <summary>May stand in for a member of the body.</summary>
    Deputy,

    /// <summary>Holds a post that serves the body: its clerk, its business manager, its independent chair.</summary>
    Clerk,

    /// <summary>Sits on a body that scrutinises the body, or holds a post that does.</summary>
    Scrutineer,

    /// <summary>Holds a place that binds the organisation.</summary>
    Lead,

    /// <summary>Holds the post.</summary>
    PostHolder,

    /// <summary>Is the person whom something names as its owner, and holds a place or post.</summary>
    Owner,

    /// <summary>Is given: looks after accounts and settings.</summary>
    Administrator,

    /// <summary>Is given: runs the partnership's records.</summary>
    Manager,

    /// <summary>Is given: sees everything and changes nothing.</summary>
    Auditor,

    /// <summary>Is at the machine that holds the database.</summary>
    Operator,
}

/// <summary>One way in which somebody stands today.</summary>
/// <param name="Relation">How.</param>
/// <param name="To">To which body, organisation or post; null for relations to the whole partnership.</param>
/// <param name="Because">By what, as words that follow "because": "holds the place Chair".</param>
public sealed record Standing(Relation Relation, RecordRef? To = null, string Because = "");

/// <summary>One row of the policy: what somebody with a relation may do with a capability's records of a sensitivity.</summary>
/// <param name="Relation">The relation. One to a body, organisation or post speaks of the records that belong to it; of restricted ones, those that name it.</param>
/// <param name="Sensitivity">The sensitivity.</param>
/// <param name="Verbs">What they may do.</param>
public sealed record PolicyRow(Relation Relation, Sensitivity Sensitivity, IReadOnlyList<Verb> Verbs);

/// <summary>A module's rows of the policy.</summary>
/// <param name="Capability">The first word of its permissions: "structure".</param>
/// <param name="Title">The same as people read it: "Bodies, places and terms".</param>
/// <param name="Kinds">The kinds of records that it has; the rules of reading are the same for all capabilities that have any.</param>
/// <param name="Rows">What may be done.</param>
public sealed record PolicySection(string Capability, string Title, IReadOnlyList<string> Kinds, IReadOnlyList<PolicyRow> Rows)
{
    /// <summary>Whether its records belong to nobody: who has a relation to any body has it to them (people, who sit on many).</summary>
    public bool IsShared { get; init; }

    private static readonly Sensitivity[] All = [Sensitivity.Public, Sensitivity.Partnership, Sensitivity.Restricted];

    /// <summary>
    /// Who reads records, of whatever capability: everybody what is published, partners what is the partnership's, and those who
    /// belong to a body what is restricted to it.
    /// </summary>
    public static IEnumerable<PolicyRow> Reading =>
        [
            new(Relation.Anyone, Sensitivity.Public, [Verb.Read]),
            .. Give(Relation.Partner, Sensitivity.Partnership, Verb.Read),
            .. from relation in new[] { Relation.Member, Relation.Chair, Relation.Deputy, Relation.Clerk }
            from row in Give(relation, Sensitivity.Restricted, Verb.Read)
            select row,
            .. Give(Relation.Scrutineer, Sensitivity.Partnership, Verb.Read),
            .. Give(Relation.Lead, Sensitivity.Partnership, Verb.Read),
            .. Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Read),
            .. Give(Relation.Owner, Sensitivity.Partnership, Verb.Read),
            .. Give(Relation.Administrator, Sensitivity.Partnership, Verb.Read),
            .. Give(Relation.Manager, Sensitivity.Restricted, Verb.Read),
            .. Give(Relation.Auditor, Sensitivity.Restricted, Verb.Read),
            .. Give(Relation.Operator, Sensitivity.Restricted, Verb.Read),
        ];

    /// <summary>
    /// What most capabilities say of records that belong to a body: its clerk keeps them, its chair decides, and the partnership
    /// manager keeps all.
    /// </summary>
    public static IReadOnlyList<PolicyRow> OfABody =>
        [
            .. Reading,
            .. Give(Relation.Clerk, Sensitivity.Restricted, Verb.Write, Verb.Publish),
            .. Give(Relation.Chair, Sensitivity.Restricted, Verb.Decide, Verb.Publish),
            .. Give(Relation.Manager, Sensitivity.Restricted, Verb.Write, Verb.Publish),
            .. Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Publish),
        ];

    /// <summary>
    /// What is said of something that has owners: by whoever is to do it – the person, the post's holder, who chairs or clerks the body, who
    /// leads the organisation – and by who chairs or clerks the body to which it belongs.
    /// </summary>
    public static IReadOnlyList<PolicyRow> OfWhoIsToDoIt =>
        [
            .. OfABody,
            .. Give(Relation.Chair, Sensitivity.Restricted, Verb.Write),
            .. Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Publish),
            .. Give(Relation.Lead, Sensitivity.Partnership, Verb.Write, Verb.Publish),
            .. Give(Relation.Owner, Sensitivity.Partnership, Verb.Write, Verb.Publish),
        ];

    /// <summary>Rows for every sensitivity up to one.</summary>
    public static IEnumerable<PolicyRow> Give(Relation relation, Sensitivity upTo, params Verb[] verbs) =>
        All.Where(s => s <= upTo).Select(s => new PolicyRow(relation, s, verbs));
}

/// <summary>
/// Who may do what: the rows of all modules as one table. Pages ask it, queries are filtered by it, writes are guarded by it, and
/// one page shows it.
/// </summary>
public sealed class Policy
{
    private readonly HashSet<(string Capability, Relation Relation, Sensitivity Sensitivity, Verb Verb)> allowed = [];
    private readonly Dictionary<string, PolicySection> byKind = new(StringComparer.Ordinal);

    /// <summary>Composes the sections.</summary>
    /// <exception cref="ArgumentException">
    /// Two sections share a capability or a kind, or read differently: a query joins records of several. Or somebody may write, decide or
    /// publish what they may not read.
    /// </exception>
    public Policy(IEnumerable<PolicySection> sections)
    {
        Sections = [.. sections];
        foreach (var section in Sections)
        {
            foreach (var row in section.Rows)
            foreach (var verb in row.Verbs)
                allowed.Add((section.Capability, row.Relation, row.Sensitivity, verb));
            foreach (var kind in section.Kinds)
                byKind.Add(kind, section);
        }
        if (Sections.GroupBy(s => s.Capability, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"Two sections of the policy are called {twice.Key}.", nameof(sections));
        var usual = Reading(PolicySection.Reading);
        if (Sections.FirstOrDefault(s => s.Kinds.Count > 0 && !Reading(s.Rows).SetEquals(usual)) is { } other)
            throw new ArgumentException($"{other.Capability} says otherwise who reads records.", nameof(sections));
        if (Sections.SelectMany(s => Blind(s, usual)).FirstOrDefault() is { } blind)
            throw new ArgumentException(blind, nameof(sections));
    }

    /// <summary>The modules' rows, in their order.</summary>
    public IReadOnlyList<PolicySection> Sections { get; }

    /// <summary>The section of a kind of record; null for one that no module gave.</summary>
    public PolicySection? SectionOf(string kind) => byKind.GetValueOrDefault(kind);

    /// <summary>Whether a relation lets do something with a capability's records of a sensitivity.</summary>
    public bool Allows(string capability, Relation relation, Sensitivity sensitivity, Verb verb) =>
        allowed.Contains((capability, relation, sensitivity, verb));

    /// <summary>Whether some standing lets do something in a capability, to whatever record: whether its pages are offered at all.</summary>
    public bool Allows(string capability, IEnumerable<Standing> standings, Verb verb) =>
        standings.Any(s => Enum.GetValues<Sensitivity>().Any(x => Allows(capability, s.Relation, x, verb)));

    /// <summary>The records that somebody sees by what they hold.</summary>
    public static Sight SightOf(IReadOnlyCollection<Standing> standings)
    {
        var reading = Reading(PolicySection.Reading);
        bool Reads(Standing standing, Sensitivity sensitivity) => reading.Contains((standing.Relation, sensitivity));
        if (standings.Any(s => s.To is null && Reads(s, Sensitivity.Restricted)))
            return Sight.Everything;
        return standings.Any(s => Reads(s, Sensitivity.Partnership))
            ? Sight.OfThePartnership(standings.Where(s => Reads(s, Sensitivity.Restricted)).Select(s => s.To).OfType<RecordRef>())
            : Sight.Published;
    }

    /// <summary>What a section lets somebody do to records that they may not read, in sentences.</summary>
    private static IEnumerable<string> Blind(PolicySection section, HashSet<(Relation, Sensitivity)> reading) =>
        from row in section.Rows
        where !reading.Contains((row.Relation, row.Sensitivity))
        from verb in row.Verbs
        where verb != Verb.Read
        select $"{section.Capability} lets {RelationWords.InASentence(row.Relation)} {Kebab.Of(verb)} records that they may not read: "
            + $"{RelationWords.OnScreen(row.Sensitivity)}.";

    private static HashSet<(Relation, Sensitivity)> Reading(IEnumerable<PolicyRow> rows) =>
        [.. rows.Where(r => r.Verbs.Contains(Verb.Read)).Select(r => (r.Relation, r.Sensitivity))];
}
