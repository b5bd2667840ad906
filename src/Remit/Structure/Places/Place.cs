using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Structure.Places;

/// <summary>What the holder of a place does at the meeting.</summary>
public enum PlaceRole
{
    Chair,
    CoChair,
    DeputyChair,
    Member,
}

/// <summary>Whether the holder of a place votes.</summary>
public enum Vote
{
    Voting,
    Advisory,
}

/// <summary>
/// In what way the holder of a place belongs to the body. Lists of members group by it; it says nothing of votes, which
/// <see cref="Vote"/> does.
/// </summary>
public enum PlaceKind
{
    /// <summary>A full member: lists also say executive, statutory or permanent member.</summary>
    Core,

    /// <summary>A member who holds no executive post in what the body oversees.</summary>
    NonExecutive,

    /// <summary>Chosen by the body itself (Local Government Act 1972, s. 102(3), for committees of councils).</summary>
    CoOpted,

    /// <summary>Of the local community, for no organisation (Children Act 2004, s. 13, as amended in 2009).</summary>
    Lay,

    /// <summary>Comes for what they know, and advises.</summary>
    Adviser,

    /// <summary>Comes to the meetings without being a member.</summary>
    InAttendance,

    /// <summary>Takes part without deciding, as the Lead Member on an LSCB (Working Together 2013, chapter 3).</summary>
    Observer,

    /// <summary>Comes where the business concerns them.</summary>
    Associate,
}

/// <summary>Whether the holder of a place can commit the organisation, or only speaks for it.</summary>
public enum Capacity
{
    /// <summary>Makes binding decisions for the organisation within agreed powers (Executive paper, 7.1).</summary>
    Binds,

    /// <summary>Speaks for it: a district representative does not bind seven councils; a forum's nominee binds nobody.</summary>
    Represents,
}

/// <summary>
/// A place on a body; on screen "member". It is filled by an organisation or a forum, or held ex officio by whoever
/// holds a post or chairs another body on that date.
/// </summary>
public sealed class Place : DatedRecord<Place>
{
    /// <summary>The body on which it is a place.</summary>
    public required Id<Body> Body { get; init; }

    /// <summary>What the place is called.</summary>
    public required string Title { get; set; }

    /// <summary>The organisation or forum that fills it.</summary>
    public Id<Organisation>? FilledBy { get; set; }

    /// <summary>Who nominates its holder, where that is not who fills it.</summary>
    public Id<Organisation>? NominatedBy { get; set; }

    /// <summary>Chair, co-chair, deputy chair or member.</summary>
    public PlaceRole Role { get; set; } = PlaceRole.Member;

    /// <summary>In what way its holder belongs to the body; null where nobody said.</summary>
    public PlaceKind? Kind { get; set; }

    /// <summary>The level expected of its holder: "chief officer", "head of service".</summary>
    public string? Level { get; set; }

    /// <summary>Voting or advisory; null where nobody said.</summary>
    public Vote? Vote { get; set; }

    /// <summary>Binds or represents; null where nobody said.</summary>
    public Capacity? Capacity { get; set; }

    /// <summary>Held by whoever holds this post.</summary>
    public Id<Post>? ExOfficioPost { get; set; }

    /// <summary>Held by whoever chairs this body.</summary>
    public Id<Body>? ExOfficioChairOf { get; set; }

    /// <summary>
    /// The place that this one continues, where another organisation fills it since a reorganisation: the first of them, also when it
    /// was handed on more than once.
    /// </summary>
    public Id<Place>? Continues { get; set; }

    /// <summary>Whether somebody sits here because of what they hold elsewhere.</summary>
    public bool IsExOfficio => ExOfficioPost is not null || ExOfficioChairOf is not null;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (ExOfficioPost is not null && ExOfficioChairOf is not null)
            yield return new Refusal(
                "A place is ex officio by one thing",
                $"“{Title}” can go with a post or with the chair of a body, not with both.",
                Field: "ex-officio-post"
            );
        if (ExOfficioChairOf == Body)
            yield return new Refusal(
                "Nobody chairs a body because they chair it",
                $"“{Title}” can't go with the chair of the same body. Choose another body, or appoint someone.",
                Field: "ex-officio-chair-of"
            );
    }

    internal static Shape<Place> Shape { get; } =
        new Shape<Place>("place", "places", "A place on a body.")
            .In(p => p.Body, "body")
            .Titled(p => p.Title)
            .SpeaksForItsHolder(p => p.Title)
            .Value("title", p => p.Title, "What the place is called.", required: true)
            .Value("filled-by", p => p.FilledBy, "The organisation or forum that fills it.")
            .Value("nominated-by", p => p.NominatedBy, "Who nominates its holder, where that is not who fills it.")
            .Value("role", p => p.Role, "Chair, co-chair, deputy chair or member.", required: true)
            .Value(
                "kind",
                p => p.Kind,
                "Core, non-executive, co-opted, lay, adviser, in attendance, observer or associate; leave it out where nobody said."
            )
            .Value("level", p => p.Level, "The level expected of its holder.")
            .Value("vote", p => p.Vote, "Voting or advisory; leave it out where nobody said.")
            .Value("capacity", p => p.Capacity, "Binds or represents; leave it out where nobody said.")
            .Value("ex-officio-post", p => p.ExOfficioPost, "Held by whoever holds this post.")
            .Value("ex-officio-chair-of", p => p.ExOfficioChairOf, "Held by whoever chairs this body.")
            .Value(
                "continues",
                p => p.Continues,
                "The place that this one continues since a reorganisation: the first of them, where it was handed on more than once."
            )
            .Dated(p => p.Period);
}

/// <summary>A person in a place for a period, perhaps interim until a date or an event. No two to one place overlap.</summary>
public sealed class Appointment : DatedRecord<Appointment>
{
    /// <summary>The place.</summary>
    public required Id<Place> Place { get; init; }

    /// <summary>Who sits in it.</summary>
    public required Id<Person> Person { get; set; }

    /// <summary>Whether it is meant to be for a while only.</summary>
    public bool Interim { get; set; }

    /// <summary>The day until which it is meant to be.</summary>
    public DateOnly? InterimUntil { get; set; }

    /// <summary>The event until which it is meant to be, in words.</summary>
    public string? InterimUntilEvent { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (!Interim && (InterimUntil is not null || InterimUntilEvent is not null))
            yield return new Refusal(
                "Only an interim appointment has an interim end",
                "Say that the appointment is interim, or leave out until when.",
                Field: "interim"
            );
        if (InterimUntil < From)
            yield return new Refusal(
                "An interim end comes after the start",
                $"The appointment starts on {LondonDate.Words(From!.Value)}, so it can't be meant to last until {LondonDate.Words(InterimUntil!.Value)}.",
                Field: "interim-until"
            );
    }

    internal static Shape<Appointment> Shape { get; } =
        new Shape<Appointment>("appointment", "appointments", "A person in a place for a period.")
            .In(a => a.Place, "place")
            .Value("person", a => a.Person, "Who sits in the place.", required: true)
            .Value("interim", a => a.Interim, "true where it is meant to be for a while only.")
            .Value("interim-until", a => a.InterimUntil, "The day until which it is meant to be.")
            .Value("interim-until-event", a => a.InterimUntilEvent, "The event until which it is meant to be.")
            .Dated(a => a.Period)
            .Personally(a => a.Key, a => a.InterimUntilEvent);
}

/// <summary>A place known to be empty. That a holder is not recorded is something else.</summary>
public sealed class Vacancy : DatedRecord<Vacancy>
{
    /// <summary>The place.</summary>
    public required Id<Place> Place { get; init; }

    internal static Shape<Vacancy> Shape { get; } =
        new Shape<Vacancy>("vacancy", "vacancies", "A time in which the place is known to be empty.")
            .In(v => v.Place, "place")
            .Dated(v => v.Period);
}

/// <summary>Someone who may stand in for the holder of a place; for councillors, a substitute.</summary>
public sealed class Deputy : DatedRecord<Deputy>
{
    /// <summary>The place.</summary>
    public required Id<Place> Place { get; init; }

    /// <summary>Who stands in.</summary>
    public required Id<Person> Person { get; set; }

    /// <summary>Where they stand in for one meeting only, its day: the first day and the last are the same.</summary>
    public DateOnly? OneMeetingOn => From == Until ? From : null;

    internal static Shape<Deputy> Shape { get; } =
        new Shape<Deputy>("deputy", "deputies", "Someone who may stand in for the holder of the place.")
            .In(d => d.Place, "place")
            .Value("person", d => d.Person, "Who stands in.", required: true)
            .Dated(d => d.Period)
            .Personally(d => d.Key);
}
