using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Minutes;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Minutes;

public class ApprovedMinutesTests
{
    private const string Page = MinutesCase.Page;

    [Theory, ClassData(typeof(Databases))]
    public async Task What_approved_minutes_say_is_fixed_for_good(string provider)
    {
        await using var at = await Approved(provider);
        var ids = at.App.Store.Ids;
        await using var db = at.App.Store.Read(Sight.Everything);
        var minutes = await db.All<MeetingMinutes>().SingleAsync();
        var note = await db.All<MinuteNote>().SingleAsync();
        var correction = await db.All<Correction>().SingleAsync();

        async Task Stands(Task<Result<LoggedChange>> tried) =>
            (await tried).Refusals.Select(r => r.Rule).ShouldContain(ApprovedMinutesStand.Rule);

        await Stands(
            at.TryEdit(
                minutes.Id,
                m =>
                {
                    m.Content = "Something else";
                    m.Hash = MeetingMinutes.HashOf(m.Content);
                }
            )
        );
        await Stands(
            at.TryEdit(
                minutes.Id,
                m => (m.State, m.ApprovedAt, m.ApprovedOn, m.Content, m.Hash) = (MinutesState.Draft, null, null, null, null)
            )
        );
        await Stands(at.TryEdit(minutes.Id, m => m.CirculatedOn = When.Day("2007-09-01")));
        await Stands(at.TryEdit(note.Id, n => n.Words = "Otherwise"));
        await Stands(at.TryEdit(correction.Id, c => c.Answer = "Otherwise"));
        await Stands(at.TryEdit(at.Budget.Id, i => i.Title = "Otherwise"));
        await Stands(at.TryEdit(at.There.Id, a => (a.As, a.Chaired) = (AttendedAs.Apologies, false)));
        await Stands(at.TryEdit(at.There.Id, a => a.Chaired = false));
        await Stands(at.TryEdit(at.Interest.Id, i => i.Words = "Otherwise"));
        await Stands(at.TryEdit(at.Decision.Id, d => d.Wording = "To spend nothing."));
        await Stands(at.TryEdit(at.Decision.Id, d => d.For = 50));
        await Stands(
            at.TryAdd(
                new DecisionEvidence
                {
                    Id = ids.Next<DecisionEvidence>(),
                    Decision = at.Decision.Id,
                    On = new RecordRef(
                        "register",
                        (await db.All<Remit.Responsibilities.Registers.Register>().FirstAsync()).RowId
                    ),
                }
            )
        );
        await Stands(
            at.TryAdd(
                new MinuteNote
                {
                    Id = ids.Next<MinuteNote>(),
                    Key = "late",
                    Meeting = at.Meeting.Id,
                    Words = "Late",
                }
            )
        );
        await Stands(
            at.TryAdd(
                new AgendaItem
                {
                    Id = ids.Next<AgendaItem>(),
                    Key = "late",
                    Meeting = at.Meeting.Id,
                    Title = "Late",
                }
            )
        );
        await Stands(
            at.TryAdd(
                new Attendance
                {
                    Id = ids.Next<Attendance>(),
                    Key = "late",
                    Meeting = at.Meeting.Id,
                    As = AttendedAs.InAttendance,
                    PersonWords = "Somebody more",
                }
            )
        );
        await Stands(
            at.TryAdd(
                new Decision
                {
                    Id = ids.Next<Decision>(),
                    Key = "late",
                    Meeting = at.Meeting.Id,
                    Title = "Late",
                    Wording = "Late",
                    Outcome = DecisionOutcome.Noted,
                }
            )
        );

        // What becomes of a decision goes on, and who may see a record can change.
        var school = await at.App.Find<Organisation>("quill-school");
        (
            await at.TryAdd(
                new Doing
                {
                    Id = ids.Next<Doing>(),
                    Key = "done",
                    Decision = at.Decision.Id,
                    Organisation = school.Id,
                    On = When.Day("2007-09-02"),
                    State = DoingState.Done,
                },
                new OrganisationSignOff
                {
                    Id = ids.Next<OrganisationSignOff>(),
                    Key = "school",
                    Decision = at.Decision.Id,
                    Organisation = school.Id,
                    Because = "Money",
                }
            )
        ).ShouldPass();
        (await at.TryEdit(at.Budget.Id, i => i.Sensitivity = Sensitivity.Partnership)).ShouldPass();
        using var visitor = at.App.NewVisitor();
        using (var late = await visitor.Get($"{Page}/note/budget"))
            (await late.Content.ReadAsStringAsync()).ShouldContain("they are fixed");
        (await visitor.Page($"{Page}/approve")).Body!.TextContent.ShouldContain("They were approved on 29 August 2007");
        (await visitor.Page($"{Page}/correct")).Body!.TextContent.ShouldContain("they are fixed");
        (await visitor.Page($"{Page}/circulate")).Body!.TextContent.ShouldContain("nothing to circulate");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_a_decision_changes_and_is_to_move_is_fixed_with_its_minutes_and_is_carried_out_all_the_same(
        string provider
    )
    {
        await using var at = await MinutesCase.Start(provider);
        var ids = at.App.Store.Ids;
        var (parent, head) = (await at.App.Find<Place>("seat-c"), await at.App.Find<Place>("seat-a"));
        Effect Takes(string key, Place place) =>
            new()
            {
                Id = ids.Next<Effect>(),
                Key = key,
                Decision = at.Decision.Id,
                On = new RecordRef("place", place.RowId),
                Person = at.Ann.Id,
            };
        Expectation Moves(string key) =>
            new()
            {
                Id = ids.Next<Expectation>(),
                Key = key,
                Decision = at.Decision.Id,
                Measure = "Children who play outside",
                Direction = Direction.Up,
            };
        var (effect, expectation) = (Takes("place", parent), Moves("play"));
        (await at.TryAdd(effect, expectation)).ShouldPass();
        await Approve(at);

        async Task Stands(Task<Result<LoggedChange>> tried) =>
            (await tried).Refusals.Select(r => r.Rule).ShouldContain(ApprovedMinutesStand.Rule);

        await Stands(at.TryAdd(Takes("late", head)));
        await Stands(at.TryAdd(Moves("late")));
        await Stands(at.TryEdit(effect.Id, e => e.From = When.Day("2007-09-01")));
        await Stands(at.TryEdit(effect.Id, e => (e.DoneOn, e.From) = (When.Day("2007-09-03"), When.Day("2007-09-01"))));
        await Stands(at.TryEdit(expectation.Id, e => e.Direction = Direction.Down));
        (await at.TryEdit(effect.Id, e => e.DoneOn = When.Day("2007-09-03"))).ShouldPass();
        (await at.TryEdit(expectation.Id, e => e.Sensitivity = Sensitivity.Restricted)).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Somebody_who_is_erased_goes_from_approved_minutes_too_and_the_page_says_so(string provider)
    {
        await using var at = await Approved(provider);
        var store = at.App.Store;
        var ann = new RecordRef("person", at.Ann.Id.Value);
        var texts = (await store.LookBeforeErasing(ann, null)).Value.Texts;
        var erased = await store.Erase(ann, TestData.Erasure, [.. texts.Where(t => t.CanBeBlanked).Select(t => t.Place)]);
        erased.Refusals.Select(r => r.Message).ShouldBeEmpty();
        await using var db = store.Read(Sight.Everything);
        var minutes = await db.All<MeetingMinutes>().SingleAsync();
        var content = minutes.Content.ShouldNotBeNull();
        content.ShouldNotContain("Quillfeather");
        content.ShouldContain(Traces.Blank);
        (await db.All<MinuteNote>().SingleAsync()).Words.ShouldNotContain("Quillfeather");
        (await db.All<Correction>().SingleAsync()).Words.ShouldNotContain("Quillfeather");
        using var visitor = at.App.NewVisitor();
        (await visitor.Page(Page)).Body!.TextContent.ShouldContain("Names were erased from it since");
    }

    private static async Task<MinutesCase> Approved(string provider)
    {
        var at = await MinutesCase.Start(provider);
        await Approve(at);
        return at;
    }

    private static async Task Approve(MinutesCase at)
    {
        using var visitor = at.App.NewVisitor();
        foreach (
            var (step, fields) in new (string, (string, string?)[])[]
            {
                ("note/budget", [("words", "Ann Quillfeather spoke of swings.")]),
                ("circulate", []),
                ("correct", [("words", "Ann Quillfeather spoke twice")]),
                ("corrections/correction-1", [("outcome", "not-made"), ("answer", "Once is enough")]),
                ("approve", [("at", "2007-08-29"), ("open", "as-they-are")]),
            }
        )
            using (var kept = await visitor.Change($"{Page}/{step}", fields))
                kept.StatusCode.ShouldBe(HttpStatusCode.Found, step);
    }
}
