using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Mail;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using Remit.Tests.Mail;

namespace Remit.Tests.Minutes;

/// <summary>
/// The Executive met on 15 August 2007 and on 29 August: two places, a deputy, somebody in attendance; three items, of which one is restricted; a
/// decision by vote with an action. Everything but the restricted is public.
/// </summary>
internal sealed class MinutesCase : IAsyncDisposable
{
    public const string Page = "/meetings/executive/2007-08-15/minutes";
    public const string Secret = "Xylophone";

    public required RemitApp App { get; init; }
    public required Meeting Meeting { get; init; }
    public required Meeting Later { get; init; }
    public required AgendaItem Budget { get; init; }
    public required AgendaItem Closed { get; init; }
    public required Attendance There { get; init; }
    public required Decision Decision { get; init; }
    public required Interest Interest { get; init; }
    public required Person Ann { get; init; }

    public static async Task<MinutesCase> Start(string provider, Action<IServiceCollection>? more = null)
    {
        MailServer named;
        await using (var away = await RealMailServer.Start())
            named = away.As(MailSecurity.None);
        var app = await RemitApp.WithTheSample(
            provider,
            services =>
            {
                services.AddSingleton(Mailing.By(named));
                more?.Invoke(services);
            }
        );
        return await With(app);
    }

    public static async Task<MinutesCase> With(RemitApp app)
    {
        var ids = app.Store.Ids;
        var executive = await app.Find<Body>("executive");
        T Open<T>(T record)
            where T : Remit.Kernel.Record
        {
            record.Sensitivity = Sensitivity.Public;
            return record;
        }
        Meeting New(string day) =>
            Open(
                new Meeting
                {
                    Id = ids.Next<Meeting>(),
                    Key = day,
                    Body = executive.Id,
                    Date = When.Day(day),
                    Start = new TimeOnly(14, 0),
                    Venue = "County Hall",
                    State = MeetingState.Held,
                }
            );
        var (meeting, later) = (New("2007-08-15"), New("2007-08-29"));
        Person Somebody(string key, string name) =>
            Open(
                new Person
                {
                    Id = ids.Next<Person>(),
                    Key = key,
                    Name = name,
                    Email = $"{key}@example.org",
                }
            );
        var (ann, ben, cat) = (
            Somebody("ann-quill", "Ann Quillfeather"),
            Somebody("ben-moss", "Ben Mosscroft"),
            Somebody("cat-lowe", "Cat Lowebridge")
        );
        var school = Open(
            new Organisation
            {
                Id = ids.Next<Organisation>(),
                Key = "quill-school",
                Name = "Quill School",
            }
        );
        Place Seat(string key, string title, int order) =>
            Open(
                new Place
                {
                    Id = ids.Next<Place>(),
                    Key = key,
                    Body = executive.Id,
                    Title = title,
                    FilledBy = school.Id,
                    Order = 900 + order,
                }
            );
        var (first, second, third) = (
            Seat("seat-a", "Head of the school", 0),
            Seat("seat-b", "Governor", 1),
            Seat("seat-c", "Parent", 2)
        );
        var governor = Somebody("dan-fenn", "Dan Fennimore");
        AgendaItem Item(string key, string title, int number) =>
            Open(
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = key,
                    Meeting = meeting.Id,
                    Title = title,
                    Number = number,
                    Order = number,
                }
            );
        var (welcome, budget, closed) = (
            Item("welcome", "Welcome", 1),
            Item("budget", "Budget for play", 2),
            Item("closed", $"{Secret} matter", 3)
        );
        closed.Sensitivity = Sensitivity.Restricted;
        Attendance At(string key, Place? place, AttendedAs how, Person? person, string? words = null) =>
            Open(
                new Attendance
                {
                    Id = ids.Next<Attendance>(),
                    Key = key,
                    Meeting = meeting.Id,
                    Place = place?.Id,
                    As = how,
                    Person = person?.Id,
                    PersonWords = words,
                }
            );
        var there = At("a", first, AttendedAs.Present, ann);
        there.Chaired = true;
        var deputy = At("b", second, AttendedAs.Deputy, ben);
        deputy.LeftDuring = budget.Id;
        var interest = Open(
            new Interest
            {
                Id = ids.Next<Interest>(),
                Key = "shop",
                Meeting = meeting.Id,
                Item = budget.Id,
                Attendance = deputy.Id,
                Words = "he owns a toy shop",
                Followed = InterestFollowed.Left,
            }
        );
        var decision = Open(
            new Decision
            {
                Id = ids.Next<Decision>(),
                Key = "play-money",
                Meeting = meeting.Id,
                Item = budget.Id,
                Title = "Money for play",
                Wording = "To spend £5,000 on play areas.",
                Outcome = DecisionOutcome.Agreed,
                DecidedBy = DecidedBy.Vote,
                For = 5,
                Against = 2,
                Abstained = 1,
            }
        );
        var action = Open(
            new ActionItem
            {
                Id = ids.Next<ActionItem>(),
                Key = "buy-swings",
                What = "Buy the swings",
                Due = When.Day("2007-12-01"),
                Origin = new RecordRef("decision", decision.Id.Value),
                ReportedTo = new RecordRef("body", executive.Id.Value),
            }
        );
        await app.Add(
            ann,
            ben,
            cat,
            governor,
            school,
            first,
            second,
            third,
            Open(
                new Appointment
                {
                    Id = ids.Next<Appointment>(),
                    Key = "dan",
                    Place = second.Id,
                    Person = governor.Id,
                }
            ),
            Open(
                new Deputy
                {
                    Id = ids.Next<Deputy>(),
                    Key = "ben",
                    Place = second.Id,
                    Person = ben.Id,
                }
            ),
            meeting,
            later,
            welcome,
            budget,
            closed,
            there,
            deputy,
            At("c", third, AttendedAs.Apologies, cat),
            At("d", null, AttendedAs.InAttendance, null, "A reporter"),
            interest,
            decision,
            action,
            new ActionOwner
            {
                Id = ids.Next<ActionOwner>(),
                Action = action.Id,
                Owner = new RecordRef("organisation", school.Id.Value),
            }
        );
        return new MinutesCase
        {
            App = app,
            Meeting = meeting,
            Later = later,
            Budget = budget,
            Closed = closed,
            There = there,
            Decision = decision,
            Interest = interest,
            Ann = ann,
        };
    }

    /// <summary>Changes a record through the rules.</summary>
    public async Task<Result<LoggedChange>> TryEdit<T>(Id<T> id, Action<T> edit)
        where T : Record<T>
    {
        await using var db = App.Store.Write();
        edit(await db.Set<T>().SingleAsync(r => r.Id == id));
        return await db.Commit(new Change("Tests", "by the harness", "Changed"));
    }

    public async Task<Result<LoggedChange>> TryAdd(params IRow[] rows)
    {
        await using var db = App.Store.Write();
        db.AddRange(rows);
        return await db.Commit(new Change("Tests", "by the harness", "Added"));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
