using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Tests.Access;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Programmes;

/// <summary>What was put to a body waits on the home page of whoever chairs it.</summary>
public class ProposedWorkTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task Terms_and_programmes_that_were_put_to_a_body_wait_for_its_chair(string provider)
    {
        await using var app = await RemitApp.WithSessions(new TestClock(), provider);
        var (account, other) = (await app.Account("Ann Chair"), await app.Account("Ben Member"));
        var (ann, ben) = (await app.Find<Person>("ann-chair"), await app.Find<Person>("ben-member"));
        var (board, group) = (NewBody(app, "Board"), NewBody(app, "Group"));
        var (chair, member) = (NewPlace(app, board, "chair", PlaceRole.Chair), NewPlace(app, board, "member", PlaceRole.Member));
        var terms = new TermsOfReference
        {
            Id = app.Store.Ids.Next<TermsOfReference>(),
            Key = "1",
            Body = group.Id,
            State = TermsState.Proposed,
            ProposedTo = new RecordRef("body", board.RowId),
            ProposedOn = When.Day("2007-09-01"),
            Text = "## Purpose\n\nTo plan.",
        };
        await app.Add(
            board,
            group,
            new Line
            {
                Id = app.Store.Ids.Next<Line>(),
                Key = "line",
                Start = new RecordRef("body", group.RowId),
                To = board.Id,
                Kind = LineKind.AccountableTo,
                Scope = Line.Everything,
            },
            chair,
            member,
            Appointed(app, chair, ann),
            Appointed(app, member, ben),
            terms,
            new WorkProgramme
            {
                Id = app.Store.Ids.Next<WorkProgramme>(),
                Key = "2007",
                Body = group.Id,
                Title = "Work programme 2007",
                State = ProgrammeState.Proposed,
                Period = When.Between("2007-04-01", "2008-03-31"),
            }
        );
        using var visitor = await app.SignedIn(account);
        using (var home = await visitor.Page("/"))
            home.QuerySelectorAll("#work-proposed ~ ul a")
                .Select(a => (a.TextContent, a.GetAttribute("href")))
                .ShouldBe([
                    ("Terms of reference of Group", "/bodies/group/terms/1"),
                    ("Group: Work programme 2007", "/bodies/group/programmes/2007"),
                ]);
        using var another = await app.SignedIn(other);
        (await another.Page("/")).QuerySelector("#work-proposed").ShouldBeNull("a member does not lead it");
        await app.Write(
            db =>
            {
                db.Set<TermsOfReference>().AsTracking().Single(t => t.Id == terms.Id).State = TermsState.Withdrawn;
                db.Set<WorkProgramme>().AsTracking().Single().State = ProgrammeState.Withdrawn;
            },
            "Gave them up"
        );
        (await visitor.Page("/")).QuerySelector("#work-proposed").ShouldBeNull();
    }

    private static Body NewBody(RemitApp app, string name) =>
        new()
        {
            Id = app.Store.Ids.Next<Body>(),
            Key = Slug.From(name),
            Name = name,
        };

    private static Place NewPlace(RemitApp app, Body body, string key, PlaceRole role) =>
        new()
        {
            Id = app.Store.Ids.Next<Place>(),
            Key = key,
            Body = body.Id,
            Title = key,
            Role = role,
        };

    private static Appointment Appointed(RemitApp app, Place place, Person person) =>
        new()
        {
            Id = app.Store.Ids.Next<Appointment>(),
            Key = person.Key,
            Place = place.Id,
            Person = person.Id,
        };
}
