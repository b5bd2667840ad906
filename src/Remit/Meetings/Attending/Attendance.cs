using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Meetings.Attending;

/// <summary>How somebody took part in a meeting.</summary>
public enum AttendedAs
{
    /// <summary>The holder of the place was there.</summary>
    Present,

    /// <summary>Somebody was there for the holder of the place.</summary>
    Deputy,

    /// <summary>The holder sent apologies, and nobody came for them.</summary>
    Apologies,

    /// <summary>Nobody came, and nobody sent apologies; without a place: they were not there after all.</summary>
    Absent,

    /// <summary>Somebody was there who holds no place: an author, an officer, a guest.</summary>
    InAttendance,

    /// <summary>
    /// Apologies were sent for a day from which the meeting was moved: nothing is said of the place for the day on which it is now, as where nothing is
    /// recorded.
    /// </summary>
    NotSaid,
}

/// <summary>How one place was taken up at a meeting, or that somebody was in attendance without one.</summary>
public sealed class Attendance : Record<Attendance>
{
    internal const string OfAPlace = "Who is present is there for a place";
    internal const string OnlyWhoWasThere = "Only who was there comes, leaves or chairs";
    internal const string SomebodyIsNamed = "Who was there is named";

    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The place; null for somebody in attendance.</summary>
    public Id<Place>? Place { get; init; }

    /// <summary>How it was taken up.</summary>
    public required AttendedAs As { get; set; }

    /// <summary>Who was there, or sent apologies; null where they are not recorded.</summary>
    public Id<Person>? Person { get; set; }

    /// <summary>The same in words, where no recorded person is meant.</summary>
    public string? PersonWords { get; set; }

    /// <summary>The item during which they came: they are there from the next one on. Null where they were there from the beginning.</summary>
    public Id<AgendaItem>? CameDuring { get; set; }

    /// <summary>The item during which they left: they were there up to the one before. Null where they stayed.</summary>
    public Id<AgendaItem>? LeftDuring { get; set; }

    /// <summary>Whether they took the chair.</summary>
    public bool Chaired { get; set; }

    /// <summary>Whether somebody was there for a while at least.</summary>
    public bool IsThere => As is AttendedAs.Present or AttendedAs.Deputy or AttendedAs.InAttendance;

    /// <summary>Apologies that were sent for another day say nothing of the one on which the meeting is now.</summary>
    public void IsNotSaid() => (As, Person, PersonWords) = (AttendedAs.NotSaid, null, null);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Place is null ? As is not (AttendedAs.InAttendance or AttendedAs.Absent) : As == AttendedAs.InAttendance)
            yield return Of(
                OfAPlace,
                Place is null
                    ? "Say for which place they are there, or that they are in attendance."
                    : "Who is there for a place is present or a deputy, not in attendance.",
                "as"
            );
        if (As is AttendedAs.Deputy or AttendedAs.InAttendance && Person is null && string.IsNullOrWhiteSpace(PersonWords))
            yield return Of(SomebodyIsNamed, "Say who was there.", "person");
        if (!IsThere && (CameDuring is not null || LeftDuring is not null || Chaired))
            yield return Of(OnlyWhoWasThere, "They were not there. Say that they were, or leave that out.", "as");
    }

    private Refusal Of(string rule, string message, string field) => new(rule, message, new RecordRef(Shape.Kind, RowId), field);

    internal static Shape<Attendance> Shape { get; } =
        new Shape<Attendance>(
            "attendance",
            "attendances",
            "How a place was taken up at the meeting, or that somebody was in attendance."
        )
            .In(a => a.Meeting, "meeting")
            .Value("place", a => a.Place, "The place; left out for somebody in attendance.")
            .Value("as", a => a.As, "How it was taken up.", required: true)
            .Value("person", a => a.Person, "Who was there, or sent apologies.")
            .Value("person-words", a => a.PersonWords, "The same in words, where no recorded person is meant.")
            .Value("came-during", a => a.CameDuring, "The item during which they came.")
            .Value("left-during", a => a.LeftDuring, "The item during which they left.")
            .Value("chaired", a => a.Chaired, "Whether they took the chair.")
            .Personally(a => a.PersonWords);
}
