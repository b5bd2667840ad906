using System.Net;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Programmes;
using Remit.Structure.Terms;
using Remit.Tests.Editing;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Programmes;

public class ProgrammesTogetherTests
{
    private const string Address = "/bodies/group/programmes/2007";

    private static readonly (string, string?)[] Agreed =
    [
        ("state", "agreed"),
        ("by", "board"),
        ("on-day", "1"),
        ("on-month", "9"),
        ("on-year", "2007"),
    ];

    [Theory]
    [InlineData("what", "Something else")]
    [InlineData("withdrawn", "yes")]
    [InlineData("owners", "body:board")]
    [InlineData("owners", "")]
    public async Task An_agreement_notices_that_an_item_changed_even_where_the_day_was_wrong_first(string field, string value)
    {
        await using var app = await RemitApp.Start();
        var item = await Record(app);
        using var visitor = app.NewVisitor();
        using var opened = await visitor.Page($"{Address}/agree");
        await app.Write(
            db =>
            {
                var found = db.Set<ProgrammeItem>().Single(i => i.Id == item.Id);
                if (field == "what")
                    found.What = value;
                else if (field == "withdrawn")
                    found.Withdrawn = true;
                else if (value.Length == 0)
                    db.Remove(db.Set<ProgrammeItemOwner>().Single());
                else
                    db.Add(
                        new ProgrammeItemOwner
                        {
                            Id = app.Store.Ids.Next<ProgrammeItemOwner>(),
                            Item = item.Id,
                            Owner = new RecordRef("body", db.All<Body>().Single(b => b.Key == "board").RowId),
                        }
                    );
            },
            "Changed it"
        );
        using var wrong = await Visitor.Read(await visitor.SendForm(opened, ("state", "agreed"), ("by", "board")));
        wrong.Errors().ShouldHaveSingleItem().ShouldContain("Enter the day");
        using var late = await Visitor.Read(await visitor.SendForm(wrong, Agreed), HttpStatusCode.Conflict);
        (await app.Find<WorkProgramme>("2007")).State.ShouldBe(ProgrammeState.Draft);
        using (var done = await visitor.SendForm(late, Agreed))
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.Find<WorkProgramme>("2007")).State.ShouldBe(ProgrammeState.Agreed);
    }

    [Fact]
    public async Task Days_at_the_edges_of_the_calendar_are_days()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        foreach (
            var address in new[]
            {
                $"{Address}/highlights?from=0001-01-01",
                $"{Address}/highlights?from=0001-01-01&until=9999-12-31",
                $"{Address}/highlights?as-at=0001-01-01",
                $"{Address}?as-at=9999-12-31",
                "/bodies/group/programmes/last",
                "/bodies/group/programmes/last/next",
                "/bodies/group/programmes/last/highlights?as-at=9999-12-31",
                "/?as-at=9999-12-31",
                "/terms?as-at=9999-12-31",
                "/terms?as-at=0001-01-01",
                "/bodies/group/terms?as-at=9999-12-31",
                "/bodies/group?as-at=9999-12-31",
            }
        )
            using (await app.Page(address)) { }
    }

    /// <summary>A group under a board with a draft of a programme, one at the end of the calendar, and terms.</summary>
    private static async Task<ProgrammeItem> Record(RemitApp app)
    {
        var ids = app.Store.Ids;
        Body Body(string key) =>
            new()
            {
                Id = ids.Next<Body>(),
                Key = key,
                Name = key == "group" ? "Group" : "Board",
                Established = Period.Unbounded,
            };
        var (group, board) = (Body("group"), Body("board"));
        WorkProgramme Programme(string key, Period year) =>
            new()
            {
                Id = ids.Next<WorkProgramme>(),
                Key = key,
                Body = group.Id,
                Title = "Work programme",
                Period = year,
            };
        var programme = Programme("2007", TestData.Year2007);
        var item = new ProgrammeItem
        {
            Id = ids.Next<ProgrammeItem>(),
            Key = "1",
            Programme = programme.Id,
            What = "Write the plan",
        };
        await app.Add(
            group,
            board,
            programme,
            Programme("last", When.Between("9999-06-01", "9999-12-31")),
            item,
            new ProgrammeItemOwner
            {
                Id = ids.Next<ProgrammeItemOwner>(),
                Item = item.Id,
                Owner = new RecordRef("body", group.RowId),
            },
            new TermsOfReference
            {
                Id = ids.Next<TermsOfReference>(),
                Key = "1",
                Body = group.Id,
                State = TermsState.Agreed,
                Text = "## Purpose\n\nTo lead.",
                ReviewOn = DateOnly.MaxValue,
            }
        );
        return item;
    }
}
