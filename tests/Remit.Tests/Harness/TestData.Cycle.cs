using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Minutes;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;

namespace Remit.Tests.Harness;

/// <summary>What happens at meetings and after them.</summary>
internal sealed partial class TestData
{
    /// <summary>A meeting that took place.</summary>
    public Task<Meeting> HeldMeeting(Body body, string date, Action<Meeting>? with = null) =>
        Meeting(
            body,
            date,
            with: m =>
            {
                m.State = MeetingState.Held;
                with?.Invoke(m);
            }
        );

    public Attendance NewAttendance(Meeting meeting, Place? place, AttendedAs how, Person? person = null) =>
        new()
        {
            Id = NewId<Attendance>(),
            Key = NewKey("attendance"),
            Meeting = meeting.Id,
            Place = place?.Id,
            As = how,
            Person = person?.Id,
            PersonWords = person is null && how is AttendedAs.Deputy or AttendedAs.InAttendance ? "Somebody" : null,
        };

    public AgendaItem NewAgendaItem(Meeting meeting, string title, Report? report = null, Action<AgendaItem>? with = null) =>
        With(
            new AgendaItem
            {
                Id = NewId<AgendaItem>(),
                Key = NewKey(title),
                Meeting = meeting.Id,
                Title = title,
                Report = report?.Id,
            },
            with
        );

    public Decision NewDecision(Meeting meeting, string title, Action<Decision>? with = null) =>
        With(
            new Decision
            {
                Id = NewId<Decision>(),
                Key = NewKey(title),
                Meeting = meeting.Id,
                Title = title,
                Wording = $"{title} is agreed.",
                Outcome = DecisionOutcome.Agreed,
            },
            with
        );

    public Expectation NewExpectation(Decision decision, string measure) =>
        new()
        {
            Id = NewId<Expectation>(),
            Key = NewKey(measure),
            Decision = decision.Id,
            Measure = measure,
            Direction = Direction.Up,
        };

    public OrganisationSignOff NewSignOffBy(
        Decision decision,
        Organisation organisation,
        Action<OrganisationSignOff>? with = null
    ) =>
        With(
            new OrganisationSignOff
            {
                Id = NewId<OrganisationSignOff>(),
                Key = NewKey("sign-off"),
                Decision = decision.Id,
                Organisation = organisation.Id,
                Because = "It goes beyond what its member may agree.",
            },
            with
        );

    public Doing NewDoing(Decision decision, Organisation organisation, string on, DoingState state) =>
        new()
        {
            Id = NewId<Doing>(),
            Key = NewKey("doing"),
            Decision = decision.Id,
            Organisation = organisation.Id,
            On = When.Day(on),
            State = state,
        };

    public MeetingMinutes NewMinutes(Meeting meeting, MinutesState state, Meeting? approvedAt = null) =>
        new()
        {
            Id = NewId<MeetingMinutes>(),
            Key = "minutes",
            Meeting = meeting.Id,
            State = state,
            ApprovedAt = approvedAt?.Id,
            ApprovedOn = approvedAt?.Date,
            CirculatedOn = state == MinutesState.Draft ? null : meeting.Date.AddDays(1),
            Content = approvedAt is null ? null : "# Minutes",
            Hash = approvedAt is null ? null : MeetingMinutes.HashOf("# Minutes"),
        };

    /// <summary>A rule of a body's own: five working days before the meeting.</summary>
    public MeetingClock NewClock(Body body, string title, ClockSets sets) =>
        new()
        {
            Id = NewId<MeetingClock>(),
            Key = NewKey(title),
            Title = title,
            Sets = sets,
            Amount = 5,
            Unit = ClockUnit.WorkingDays,
            Body = body.Id,
        };

    public ReportText NewReportText(Report report, string submitted) =>
        new()
        {
            Id = NewId<ReportText>(),
            Key = "text",
            Report = report.Id,
            Summary = "What it says",
            ReadyOn = When.Day(submitted),
            SubmittedOn = When.Day(submitted),
        };
}
