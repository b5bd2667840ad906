using Remit.Actions;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Meetings.Clocks;
using Remit.Meetings.ForwardPlanner;
using Remit.Meetings.Papers;
using Remit.Minutes;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Maps;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.Sources;
using Remit.Structure.Areas;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Posts;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Tests.Harness;
using ReportText = Remit.Meetings.Papers.ReportText;

namespace Remit.Tests.Access;

/// <summary>How open a record is, with a word that stands in every text of it and nowhere else.</summary>
internal sealed record Canary(string Word, Sensitivity Sensitivity, bool IsOurs)
{
    public static readonly IReadOnlyList<Canary> All =
    [
        new("Amberfinch", Sensitivity.Public, false),
        new("Basaltfinch", Sensitivity.Partnership, false),
        new("Cobaltfinch", Sensitivity.Restricted, true),
        new("Damsonfinch", Sensitivity.Restricted, false),
    ];

    /// <summary>The key of its records: it does not have the word, so that an address tells nothing.</summary>
    public string Key => $"sort-{All.ToList().IndexOf(this)}";

    /// <summary>The body to which the third sort is open is one of that sort itself.</summary>
    public bool IsSeenBy(Sight sight, RecordRef ours) => sight.Sees(Sensitivity, IsOurs ? ours.ToString() : null);

    /// <summary>A record of every kind that has a page, of this sort, and what lies in it.</summary>
    public async Task<Body> Write(RemitApp app, Body executive)
    {
        var ids = app.Store.Ids;
        Body? ours = null;
        T Made<T>(T record)
            where T : Record<T>
        {
            record.Sensitivity = Sensitivity;
            record.RestrictedTo = IsOurs && ours is not null ? $"body:{ours.Id}" : null;
            record.Note = $"{Word} note";
            record.TakenFrom = $"{Word} paper";
            return record;
        }

        var body = Made(
            new Body
            {
                Id = ids.Next<Body>(),
                Key = Key,
                Name = $"{Word} body",
                Purpose = $"{Word} purpose",
            }
        );
        ours = body;
        Made(body);
        var area = Made(
            new LocalArea
            {
                Id = ids.Next<LocalArea>(),
                Key = Key,
                Name = $"{Word} area",
            }
        );
        var organisation = Made(
            new Organisation
            {
                Id = ids.Next<Organisation>(),
                Key = Key,
                Name = $"{Word} organisation",
            }
        );
        var person = Made(
            new Person
            {
                Id = ids.Next<Person>(),
                Key = Key,
                Name = $"{Word} person",
                Email = $"{Word}@example.org",
                JobTitle = $"{Word} job",
            }
        );
        var post = Made(
            new Post
            {
                Id = ids.Next<Post>(),
                Key = Key,
                Title = $"{Word} post",
                About = $"{Word} about",
                Organisation = organisation.Id,
                Body = body.Id,
            }
        );
        var place = Made(
            new Place
            {
                Id = ids.Next<Place>(),
                Key = Key,
                Body = body.Id,
                Title = $"{Word} place",
                FilledBy = organisation.Id,
                Capacity = Capacity.Binds,
            }
        );
        // A seat of each sort on a body that everybody sees.
        var seat = Made(
            new Place
            {
                Id = ids.Next<Place>(),
                Key = Key,
                Body = executive.Id,
                Title = $"{Word} seat",
            }
        );
        var terms = Made(
            new TermsOfReference
            {
                Id = ids.Next<TermsOfReference>(),
                Key = Key,
                Body = body.Id,
                State = TermsState.Draft,
                Text = $"## Purpose\n\n{Word} terms",
            }
        );
        var programme = Made(
            new WorkProgramme
            {
                Id = ids.Next<WorkProgramme>(),
                Key = Key,
                Body = body.Id,
                Title = $"{Word} programme",
                Period = TestData.Year2007,
            }
        );
        var item = Made(
            new ProgrammeItem
            {
                Id = ids.Next<ProgrammeItem>(),
                Key = Key,
                Programme = programme.Id,
                What = $"{Word} item",
                ExpectedOutcome = $"{Word} outcome",
            }
        );
        var progress = Made(
            new ProgressStatement
            {
                Id = ids.Next<ProgressStatement>(),
                Key = Key,
                Item = item.Id,
                On = When.Day("2007-06-30"),
                Status = ItemStatus.OnTrack,
                Words = $"{Word} progress",
                Ask = $"{Word} ask",
                By = person.Id,
            }
        );
        var power = Made(
            new Power
            {
                Id = ids.Next<Power>(),
                Key = Key,
                Place = place.Id,
                What = $"{Word} power",
                GoesBack = $"{Word} back",
                SignedOffBy = body.Id,
                LedBy = post.Id,
            }
        );
        var meeting = Made(
            new Meeting
            {
                Id = ids.Next<Meeting>(),
                Key = Key,
                Body = body.Id,
                Date = When.Day("2007-10-01"),
                Venue = $"{Word} hall",
            }
        );
        var minutes = Made(
            new MeetingMinutes
            {
                Id = ids.Next<MeetingMinutes>(),
                Key = MeetingMinutes.OnlyKey,
                Meeting = meeting.Id,
            }
        );
        var minuted = Made(
            new MinuteNote
            {
                Id = ids.Next<MinuteNote>(),
                Key = Key,
                Meeting = meeting.Id,
                Words = $"{Word} minuted",
            }
        );
        var topic = Made(
            new AreaOfResponsibility
            {
                Id = ids.Next<AreaOfResponsibility>(),
                Key = Key,
                Body = body.Id,
                Title = $"{Word} topic",
            }
        );
        var attended = Made(
            new Attendance
            {
                Id = ids.Next<Attendance>(),
                Key = Key,
                Meeting = meeting.Id,
                As = AttendedAs.InAttendance,
                PersonWords = $"{Word} guest",
            }
        );
        var decision = Made(
            new Decision
            {
                Id = ids.Next<Decision>(),
                Key = Key,
                Meeting = meeting.Id,
                Title = $"{Word} decision",
                Wording = $"{Word} wording",
                Outcome = DecisionOutcome.Agreed,
            }
        );
        var asked = Made(
            new OrganisationSignOff
            {
                Id = ids.Next<OrganisationSignOff>(),
                Key = Key,
                Decision = decision.Id,
                Organisation = organisation.Id,
                Because = $"{Word} because",
            }
        );
        var move = Made(
            new MeetingMove
            {
                Id = ids.Next<MeetingMove>(),
                Key = Key,
                Meeting = meeting.Id,
                On = When.Day("2007-06-30"),
                WasDate = When.Day("2007-09-30"),
                ToDate = When.Day("2007-10-01"),
                Reason = $"{Word} flood",
            }
        );
        var clock = Made(
            new MeetingClock
            {
                Id = ids.Next<MeetingClock>(),
                Key = Key,
                Title = $"{Word} clock",
                Sets = ClockSets.PrivateMeeting,
                Body = body.Id,
                Amount = 5,
                Source = $"{Word} terms",
            }
        );
        var notice = Made(
            new MeetingNotice
            {
                Id = ids.Next<MeetingNotice>(),
                Key = Key,
                Meeting = meeting.Id,
                Rule = Key,
                On = When.Day("2007-08-01"),
                Address = $"https://example.org/{Word}",
                Words = $"{Word} in private",
                AgreedBy = $"{Word} chair",
                Because = $"{Word} haste",
            }
        );
        var template = Made(
            new ReportTemplate
            {
                Id = ids.Next<ReportTemplate>(),
                Key = Key,
                Body = body.Id,
                Words = $"# {Word} heading",
            }
        );
        var days = Made(
            new CalendarDays
            {
                Id = ids.Next<CalendarDays>(),
                Key = Key,
                Title = $"{Word} term",
                Source = $"{Word} list",
                Period = When.Between("2007-09-03", "2007-12-21"),
            }
        );
        var report = Made(
            new Report
            {
                Id = ids.Next<Report>(),
                Key = Key,
                Title = $"{Word} report",
                Body = body.Id,
                Meeting = meeting.Id,
            }
        );
        var text = Made(
            new ReportText
            {
                Id = ids.Next<ReportText>(),
                Key = "text",
                Report = report.Id,
                Summary = $"{Word} summary",
                Recommendation = $"{Word} recommendation",
                Words = $"{Word} words",
                ReadyOn = When.Day("2007-08-30"),
                SubmittedOn = When.Day("2007-08-30"),
                WentOutAt = meeting.Id,
                WentOutWith = 0,
            }
        );
        var paper = Made(
            new Paper
            {
                Id = ids.Next<Paper>(),
                Key = Key,
                Report = report.Id,
                Title = $"{Word} appendix",
                File = $"{Word}.pdf",
                MediaType = "application/pdf",
                Bytes = 1,
                Hash = new string('0', 64),
                On = When.Day("2007-08-30"),
                WentOutAt = meeting.Id,
                WentOutWith = 0,
            }
        );
        var agenda = Made(
            new AgendaItem
            {
                Id = ids.Next<AgendaItem>(),
                Key = Key,
                Meeting = meeting.Id,
                Title = $"{Word} matter",
                Report = report.Id,
                Number = 1,
            }
        );
        var aside = Made(
            new Report
            {
                Id = ids.Next<Report>(),
                Key = $"{Key}-aside",
                Title = $"{Word} aside",
                Body = executive.Id,
            }
        );
        var source = Made(
            new Source
            {
                Id = ids.Next<Source>(),
                Key = Key,
                Title = $"{Word} source",
            }
        );
        var register = Made(
            new Register
            {
                Id = ids.Next<Register>(),
                Key = Key,
                Title = $"{Word} register",
                Holder = new RecordRef("post", post.Id.Value),
                Source = source.Id,
            }
        );
        var responsibility = Made(
            new Responsibility
            {
                Id = ids.Next<Responsibility>(),
                Key = Key,
                Register = register.Id,
                Heading = $"{Word} heading",
                Text = $"{Word} duty",
            }
        );
        var position = Made(
            new Position
            {
                Id = ids.Next<Position>(),
                Key = Key,
                Responsibility = responsibility.Id,
                Text = $"{Word} position",
            }
        );
        var provision = Made(
            new Provision
            {
                Id = ids.Next<Provision>(),
                Key = Key,
                Source = source.Id,
                Title = $"{Word} provision",
            }
        );
        var later = Made(
            new Source
            {
                Id = ids.Next<Source>(),
                Key = $"{Key}-later",
                Title = $"{Word} later source",
            }
        );
        var map = Made(
            new SourceMap
            {
                Id = ids.Next<SourceMap>(),
                Key = Key,
                Title = $"{Word} map",
                Earlier = source.Id,
                Later = later.Id,
            }
        );
        var entry = Made(
            new MapEntry
            {
                Id = ids.Next<MapEntry>(),
                Key = Key,
                Map = map.Id,
                Provision = provision.Id,
                Outcome = Outcome.Repealed,
            }
        );
        var reopening = Made(
            new Reopening
            {
                Id = ids.Next<Reopening>(),
                Key = Key,
                Responsibility = responsibility.Id,
                Entry = entry.Id,
                Since = When.Day("2007-06-30"),
            }
        );
        var duty = Made(
            new ReportingDuty
            {
                Id = ids.Next<ReportingDuty>(),
                Key = Key,
                FromHolder = new RecordRef("post", post.Id.Value),
                ToHolder = new RecordRef("body", body.Id.Value),
                About = $"{Word} owed",
            }
        );
        var sent = Made(
            new ReportMade
            {
                Id = ids.Next<ReportMade>(),
                Key = Key,
                Duty = duty.Id,
                Title = $"{Word} sent",
                SentOn = When.Day("2007-06-30"),
                Text = $"## {Word} told\n\n{Word} text",
            }
        );
        Made(
            new ReportDraft
            {
                Id = ids.Next<ReportDraft>(),
                Key = Key,
                Duty = duty.Id,
                Words = $"## weak\n{Word} drafted",
                SavedOn = When.Day("2007-06-30"),
                ByWords = $"{Word} drafter",
            }
        );
        var action = Made(
            new ActionItem
            {
                Id = ids.Next<ActionItem>(),
                Key = Key,
                What = $"{Word} action",
                Proof = $"{Word} proof",
                Reason = $"{Word} reason",
                Origin = new RecordRef("decision", decision.Id.Value),
                ReportedTo = new RecordRef("body", body.Id.Value),
            }
        );
        var said = Made(
            new ActionStatement
            {
                Id = ids.Next<ActionStatement>(),
                Key = Key,
                Action = action.Id,
                On = When.Day("2007-06-30"),
                Words = $"{Word} said",
                WhyMoved = $"{Word} moved",
                By = person.Id,
            }
        );
        var holding = Made(
            new Holding
            {
                Id = ids.Next<Holding>(),
                Key = Key,
                Post = post.Id,
                Person = person.Id,
            }
        );
        var appointment = Made(
            new Appointment
            {
                Id = ids.Next<Appointment>(),
                Key = Key,
                Place = place.Id,
                Person = person.Id,
            }
        );
        var seated = Made(
            new Appointment
            {
                Id = ids.Next<Appointment>(),
                Key = Key,
                Place = seat.Id,
                Person = person.Id,
            }
        );
        await app.Add(
            body,
            area,
            organisation,
            person,
            post,
            place,
            seat,
            terms,
            programme,
            item,
            progress,
            power,
            meeting,
            minutes,
            minuted,
            topic,
            move,
            clock,
            notice,
            template,
            days,
            report,
            text,
            paper,
            agenda,
            aside,
            source,
            register,
            responsibility,
            position,
            provision,
            later,
            map,
            entry,
            reopening,
            duty,
            sent,
            holding,
            appointment,
            seated
        );
        // Its meeting is still to come: what is decided there is taken over from elsewhere.
        await using var db = app.Store.Write();
        db.AddRange(attended, decision, asked, action, said);
        (await db.Commit(TestData.Because("Took over") with { TakesOver = true })).Refusals.ShouldBeEmpty();
        return body;
    }
}
