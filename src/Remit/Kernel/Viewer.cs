namespace Remit.Kernel;

/// <summary>
/// Who looks or writes. Pages and queries below know only this: what somebody may do follows from the places and posts that they hold
/// today, whatever date they look at.
/// </summary>
public sealed class Viewer
{
    private readonly Policy policy;

    /// <summary>Somebody with the standings that they have today.</summary>
    /// <param name="policy">Who may do what.</param>
    /// <param name="name">The person, as the log of changes names them.</param>
    /// <param name="capacity">The capacity in which they act, as the log has it.</param>
    /// <param name="standings">How they stand today; that they are somebody need not be said.</param>
    /// <param name="person">Their record; null for who is none.</param>
    public Viewer(Policy policy, string name, string capacity, IReadOnlyList<Standing> standings, Guid? person = null)
    {
        this.policy = policy;
        Name = name;
        Capacity = capacity;
        Person = person;
        Standings = [new Standing(Relation.Anyone, Because: "everybody may"), .. standings];
        Sight = Policy.SightOf(Standings);
    }

    /// <summary>The person, as the log of changes names them.</summary>
    public string Name { get; }

    /// <summary>The capacity in which they act.</summary>
    public string Capacity { get; }

    /// <summary>Their own record, where they have one.</summary>
    public Guid? Person { get; }

    /// <summary>How they stand today.</summary>
    public IReadOnlyList<Standing> Standings { get; }

    /// <summary>The number of the last change when it was worked out how they stand; null where nobody asked for it.</summary>
    public long? AsOf { get; init; }

    /// <summary>Which records they see.</summary>
    public Sight Sight { get; private init; }

    /// <summary>In what capacity somebody writes who follows a link in a letter, as the log has it.</summary>
    public const string ByALink = "by a link in an email";

    /// <summary>Whether they hold nothing here today, and are given no task.</summary>
    public bool HoldsNothing => Standings.Count == 1;

    /// <summary>Whether they are signed in, or at the machine.</summary>
    public bool IsKnown => Standings.Count > 1 || Person is not null;

    /// <summary>Whoever has not signed in.</summary>
    public static Viewer Public(Policy policy) => new(policy, "the public", "not signed in", []);

    /// <summary>The person at the machine that holds the database.</summary>
    public static Viewer LocalOperator(Policy policy) =>
        new(
            policy,
            Kernel.Change.LocalOperator,
            "on this machine",
            [new Standing(Relation.Operator, Because: "is at the machine that holds the database")]
        );

    /// <summary>A write of theirs: they are named in the log, and refused what they may not write.</summary>
    /// <param name="what">What is done, as a sentence in the past.</param>
    /// <param name="why">Why, where a reason is given.</param>
    public Change Change(string what, string? why = null) => new(Name, Capacity, what, why) { By = this };

    /// <summary>
    /// The same person, who does something otherwise than signed in: by a link in a letter. Of the records they see none that is restricted, as
    /// letters pass through many hands. Whoever holds nothing stands, by the letter alone, as the owner whom something names: they are to be
    /// shown that, and nothing else.
    /// </summary>
    public Viewer ByLetter() =>
        new(
            policy,
            Name,
            ByALink,
            HoldsNothing && Person is { } person
                ? [new Standing(Relation.Owner, new RecordRef("person", person), "is named as who is to do it")]
                : [.. Standings.Skip(1)],
            Person
        )
        {
            AsOf = AsOf,
            Sight = HoldsNothing && Person is null ? Sight.Published : Sight.OfThePartnership([]),
        };

    /// <summary>Whether some record may be dealt with so, by a permission such as <c>actions.write</c>.</summary>
    public bool May(string permission) =>
        permission.Split('.') is [var capability, var verb]
        && Enum.TryParse<Verb>(verb, ignoreCase: true, out var asked)
        && policy.Allows(capability, Standings, asked);

    /// <summary>Whether a record of this sensitivity may be dealt with so, whatever they stand to.</summary>
    public bool May(string permission, Sensitivity sensitivity) =>
        permission.Split('.') is [var capability, var verb]
        && Enum.TryParse<Verb>(verb, ignoreCase: true, out var asked)
        && Standings.Any(s => policy.Allows(capability, s.Relation, sensitivity, asked));

    /// <summary>Whether they may do something with records of a capability and a sensitivity, whatever these belong to.</summary>
    public bool MayEverywhere(string capability, Sensitivity sensitivity, Verb verb) =>
        Standings.Any(s => s.To is null && policy.Allows(capability, s.Relation, sensitivity, verb));

    /// <summary>Whether they may do something with a record that belongs to some bodies, organisations or posts.</summary>
    public bool May(string capability, Sensitivity sensitivity, Verb verb, IReadOnlySet<RecordRef> belongsTo) =>
        Standings.Any(s =>
            (s.To is null || belongsTo.Contains(s.To.Value)) && policy.Allows(capability, s.Relation, sensitivity, verb)
        );
}
