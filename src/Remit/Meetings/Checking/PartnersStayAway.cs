using Remit.Checks;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Meetings.Checking;

/// <summary>
/// A partner for whom nobody came twice running, who sends only deputies, or who comes below the level expected: ENG-01. Meetings of which no
/// attendance is recorded count for nothing, and neither do cancelled ones.
/// </summary>
internal sealed class PartnersStayAway()
    : MeetingsCheck("ENG-01", "A partner who stays away, sends only deputies, or comes below the level expected")
{
    private const int AwayAtMeetings = 2;
    private const int DeputiesAtMeetings = 3;
    private const int BelowAtMeetings = 2;

    public override string Why =>
        "A partner who is not there, or can’t speak for its organisation, does not do what was decided.";

    public override string Source =>
        "Appendix A, 5.10: representation by members of the Board at an appropriate level; Executive paper, 7.1.";

    protected override IEnumerable<Finding> Find(MeetingsOn at) =>
        from body in at.Bodies
        where body.StateOn(at.Day) != BodyState.Closed
        let meetings = at.HeldOf(body).Where(m => at.At(m).Any()).Reverse().ToList()
        where meetings.Count >= AwayAtMeetings
        from place in at
            .Places.Values.Where(p => p.Body == body.Id && p.Period.Covers(at.Day) && IsExpected(p))
            .OrderBy(p => p.Order)
        let taken = meetings.Select(m => (Meeting: m, How: at.At(m).FirstOrDefault(a => a.Place == place.Id))).ToList()
        from finding in Of(at, place, taken)
        select finding;

    private static bool IsExpected(Place place) =>
        place.Kind is not (PlaceKind.Adviser or PlaceKind.InAttendance or PlaceKind.Observer);

    /// <summary>The newest first.</summary>
    private IEnumerable<Finding> Of(MeetingsOn at, Place place, List<(Meeting Meeting, Attendance? How)> taken)
    {
        var body = at[place.Body];
        var partner = place.FilledBy is { } filled ? at.Organisations.GetValueOrDefault(filled) : null;
        IEnumerable<FoundRecord?> Records(int meetings) =>
            [
                at.Found(place),
                MeetingsOn.Found(body),
                partner is null ? null : FoundRecord.Of("organisation", partner, partner.Name),
                .. taken.Take(meetings).Select(t => at.Found(t.Meeting)),
            ];
        bool Were(int meetings, Func<Attendance, bool> how) =>
            taken.Count >= meetings && taken.Take(meetings).All(t => t.How is { } a && how(a));

        if (Were(AwayAtMeetings, a => !a.IsThere))
        {
            var away = taken.TakeWhile(t => t.How is { IsThere: false }).Count();
            yield return Fault(
                Severity.Warning,
                "away",
                $"Nobody came for “{place.Title}” to the last {away:N0} meetings of {body.Name}, since {LondonDate.Words(taken[away - 1].Meeting.Date)}.",
                "Ask the partner who will come, or who comes as a deputy; if it does not belong there any more, end the place.",
                Records(away)
            );
        }
        else if (Were(DeputiesAtMeetings, a => a.As == AttendedAs.Deputy))
        {
            var deputies = taken.TakeWhile(t => t.How is { As: AttendedAs.Deputy }).Count();
            yield return Fault(
                Severity.Note,
                "deputies",
                $"Only deputies came for “{place.Title}” to the last {deputies:N0} meetings of {body.Name}.",
                "Ask the holder to come, or appoint in their place who comes in fact.",
                Records(deputies)
            );
        }
        var came = taken.Where(t => t.How is { IsThere: true }).Take(BelowAtMeetings).ToList();
        var below = came.Where(t => IsBelow(at, place, t.How!)).ToList();
        if (came.Count == BelowAtMeetings && below.Count == BelowAtMeetings)
            yield return Fault(
                Severity.Note,
                "level",
                $"For “{place.Title}” on {body.Name} the level expected is “{place.Level}”. Who came to the last {BelowAtMeetings} meetings at which somebody was there stands below it.",
                "Ask the partner for somebody who can speak for it, or have the level changed that is expected.",
                [
                    at.Found(place),
                    MeetingsOn.Found(body),
                    partner is null ? null : FoundRecord.Of("organisation", partner, partner.Name),
                    .. below.Select(t => at.Found(t.Meeting)),
                    .. below.Select(t => at.People[t.How!.Person!.Value]).Select(p => FoundRecord.Of("person", p, p.Name)),
                ]
            );
    }

    /// <summary>A holder who is there by a post stands where the post does; anybody else where their job title says.</summary>
    private static bool IsBelow(MeetingsOn at, Place place, Attendance attendance)
    {
        if (attendance.Person is not { } person || !at.People.TryGetValue(person, out var there))
            return false;
        var title =
            attendance.As == AttendedAs.Present && place.ExOfficioPost is { } post && at.Posts.TryGetValue(post, out var held)
                ? held.Title
                : there.JobTitle;
        return OfficeLevel.IsBelow(title, place.Level);
    }
}
