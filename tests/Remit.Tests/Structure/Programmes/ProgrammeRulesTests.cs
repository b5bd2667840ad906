using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Programmes;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Programmes;

public class ProgrammeRulesTests
{
    private const string Stands = "An agreed programme stands as it was agreed";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_programme_is_for_a_year_at_most(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        foreach (
            var (year, field) in new (Period, string)[]
            {
                (When.Always, "from"),
                (When.From("2007-04-01"), "until"),
                (When.Between("2007-04-01", "2008-04-01"), "until"),
            }
        )
        {
            var programme = data.NewProgramme(body, year: year);
            (await data.Try(programme)).ShouldBeRefused("A work programme is for a year", data.RefOf(programme), field);
        }
        (await data.Try(data.NewProgramme(body, year: When.Between("2007-04-01", "2008-03-31")))).ShouldPass();
        (await data.Try(data.NewProgramme(body, year: When.Between("2007-09-01", "2007-10-31")))).ShouldPass();
    }

    [Fact]
    public async Task Only_what_is_agreed_has_an_agreement_and_its_review_comes_after()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body();
        foreach (
            var (field, set) in new (string, Action<WorkProgramme>)[]
            {
                ("agreed-on", p => p.AgreedOn = When.Day("2007-04-12")),
                ("agreed-by", p => p.AgreedBy = body.Id),
                ("minute", p => p.Minute = "4"),
            }
        )
        {
            var programme = data.NewProgramme(body, ProgrammeState.Proposed, with: set);
            (await data.Try(programme)).ShouldBeRefused(
                "A programme that is not agreed has no agreement",
                data.RefOf(programme),
                field
            );
        }
        var early = data.NewProgramme(
            body,
            ProgrammeState.Agreed,
            with: p => (p.AgreedOn, p.ReviewOn) = (When.Day("2007-04-12"), When.Day("2007-04-11"))
        );
        (await data.Try(early)).ShouldBeRefused("A programme is reviewed after it is agreed", data.RefOf(early), "review-on");
    }

    [Theory]
    [InlineData(ProgrammeState.Draft, ProgrammeState.Agreed, true)]
    [InlineData(ProgrammeState.Agreed, ProgrammeState.Superseded, true)]
    [InlineData(ProgrammeState.Proposed, ProgrammeState.Draft, false)]
    [InlineData(ProgrammeState.Superseded, ProgrammeState.Agreed, false)]
    public async Task Programmes_only_go_forward(ProgrammeState was, ProgrammeState becomes, bool passes)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var programme = await data.Programme(await data.Body(), was);
        var result = await data.TryEdit(programme, p => p.State = becomes);
        if (passes)
            result.ShouldPass();
        else
            result.ShouldBeRefused("Programmes only go forward", data.RefOf(programme), "state");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_agreed_programme_changes_only_by_progress(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var programme = await data.Programme(body);
        var item = await data.Item(programme);
        (await data.TryEdit(item, i => i.Due = Quarter.Second)).ShouldPass();
        (await data.TryEdit(programme, p => p.State = ProgrammeState.Agreed)).ShouldPass();

        (await data.TryEdit(item, i => i.Due = Quarter.Third)).ShouldBeRefused(Stands, data.RefOf(item), "what");
        (await data.Try(data.NewItemOwner(item, data.RefOf(body)))).ShouldBeRefused(Stands, data.RefOf(item), "what");
        var late = data.NewItem(programme, "Something else");
        (await data.Try(late)).ShouldBeRefused(Stands, data.RefOf(late), "what");
        (await data.TryEdit(programme, p => p.Period = When.Between("2007-05-01", "2008-03-31"))).ShouldBeRefused(
            Stands,
            data.RefOf(programme),
            "from"
        );
        (await data.TryEdit(programme, p => p.Title = "Another")).ShouldBeRefused(Stands, data.RefOf(programme), "title");
        (await data.Try(data.NewProgress(item, "2007-06-30", ItemStatus.OnTrack))).ShouldPass();
        (await data.TryEdit(item, i => i.Note = "Printed in the handbook")).ShouldPass();
    }

    [Fact]
    public async Task An_agreed_programme_comes_in_with_its_items_in_one_change()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var programme = data.NewProgramme(await data.Body(), ProgrammeState.Agreed);
        (await data.Try(programme, data.NewItem(programme))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task One_programme_of_a_body_is_agreed_at_a_time(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var first = await data.Programme(body, ProgrammeState.Agreed);
        var second = await data.Programme(body, year: When.Between("2008-03-31", "2009-03-30"));
        (await data.TryEdit(second, p => p.State = ProgrammeState.Agreed))
            .ShouldBeRefused("One programme is agreed at a time", data.RefOf(second), "state")
            .Message.ShouldContain("superseded");
        (await data.Try(data.NewProgramme(await data.Body("Another"), ProgrammeState.Agreed))).ShouldPass();
        await data.Edit(first, p => p.State = ProgrammeState.Superseded);
        (await data.TryEdit(second, p => p.State = ProgrammeState.Agreed)).ShouldPass();
    }

    [Fact]
    public async Task A_number_stands_once_and_what_was_taken_out_gives_it_back()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var programme = await data.Programme(await data.Body());
        var first = await data.Item(programme, "One", i => i.Number = "2a");
        var second = data.NewItem(programme, "Two", i => i.Number = "2A");
        (await data.Try(second))
            .ShouldBeRefused("A number stands once in a programme", data.RefOf(second), "number")
            .Message.ShouldContain("“One” has the number");
        await data.Edit(first, i => i.Withdrawn = true);
        (await data.Try(second)).ShouldPass();
    }

    [Fact]
    public async Task A_quarter_lies_in_the_year_and_what_begins_is_due_later()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var programme = await data.Programme(await data.Body(), year: When.Between("2007-09-01", "2008-01-31"));
        var item = data.NewItem(programme, with: i => i.Due = Quarter.Third);
        (await data.Try(item))
            .ShouldBeRefused("A quarter lies in the programme’s year", data.RefOf(item), "due")
            .Message.ShouldContain("one of the first 2");
        item = data.NewItem(programme, with: i => (i.Begins, i.Due) = (Quarter.Second, Quarter.First));
        (await data.Try(item)).ShouldBeRefused("What begins is due later", data.RefOf(item), "due");
        await data.Add(data.NewItem(programme, with: i => i.Due = Quarter.Second));
        (await data.TryEdit(programme, p => p.Period = When.Between("2007-09-01", "2007-10-31")))
            .Refusals[0]
            .Rule.ShouldBe("A quarter lies in the programme’s year");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_owner_is_there_in_the_year(string provider)
    {
        await using var data = await TestData.On(provider);
        var programme = await data.Programme(await data.Body());
        var item = await data.Item(programme);
        var gone = await data.Body("Closed group", When.Until("2007-03-31"));
        (await data.Try(data.NewItemOwner(item, data.RefOf(gone))))
            .ShouldBeRefused("An owner is there in the programme’s year", data.RefOf(item), "owners")
            .Message.ShouldContain("Closed group is recorded until 31 March 2007");
        (await data.Try(data.NewItemOwner(item, data.RefOf(await data.Person())))).ShouldPass();
    }

    [Fact]
    public async Task An_item_serves_its_own_body_and_goes_on_with_an_earlier_item_of_it()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (body, other) = (await data.Body(), await data.Body("Another"));
        var (programme, next) = (
            await data.Programme(body),
            await data.Programme(body, year: When.Between("2008-04-01", "2009-03-31"))
        );
        var topic = new AreaOfResponsibility
        {
            Id = data.Store.Ids.Next<AreaOfResponsibility>(),
            Key = "pregnancy",
            Body = other.Id,
            Title = "Teenage pregnancy",
        };
        await data.Add(topic);
        var item = data.NewItem(programme, with: i => i.Serves = topic.Id);
        (await data.Try(item)).ShouldBeRefused("An item serves its own body’s responsibilities", data.RefOf(item), "serves");

        var (early, late) = (await data.Item(programme, "Early"), await data.Item(next, "Late"));
        (await data.TryEdit(late, i => i.Continues = early.Id)).ShouldPass();
        var newest = await data.Item(next, "Newest");
        (await data.TryEdit(early, i => i.Continues = newest.Id)).Refusals[0].Message.ShouldContain("which is not earlier");
        (await data.TryEdit(early, i => i.Continues = early.Id)).Refusals[0].Field.ShouldBe("continues");
        var stranger = await data.Item(await data.Programme(other), "Stranger");
        (await data.TryEdit(late, i => i.Continues = stranger.Id)).Refusals[0].Message.ShouldContain("another body");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Progress_stands_and_says_when_and_why(string provider)
    {
        await using var data = await TestData.On(provider);
        var item = await data.Item(await data.Programme(await data.Body(), ProgrammeState.Draft));
        foreach (
            var (status, set, rule, field) in new (ItemStatus, Action<ProgressStatement>, string, string)[]
            {
                (ItemStatus.Done, s => s.DoneOn = null, "What is done was done on a day", "done-on"),
                (ItemStatus.OnTrack, s => s.DoneOn = s.On, "What is done was done on a day", "done-on"),
                (ItemStatus.Done, s => s.DoneOn = s.On.AddDays(1), "What is done was done on a day", "done-on"),
                (ItemStatus.AtRisk, s => s.Words = null, "What does not go to plan says why", "words"),
                (ItemStatus.Stopped, s => s.Words = null, "What does not go to plan says why", "words"),
                (ItemStatus.OnTrack, s => s.On = When.Day("2099-01-01"), "Progress is said for a day that has come", "on"),
            }
        )
        {
            var statement = data.NewProgress(item, "2007-06-30", status, set);
            (await data.Try(statement)).ShouldBeRefused(rule, data.RefOf(statement), field);
        }
        var said = data.NewProgress(item, "2007-06-30", ItemStatus.OnTrack, s => s.Words = "All well");
        await data.Add(said);
        (await data.TryEdit(said, s => s.Words = "Never said")).ShouldBeRefused(
            "Progress is not overwritten",
            data.RefOf(said),
            "words"
        );
        (await data.TryEdit(said, s => s.Note = "By telephone")).ShouldPass();
    }

    [Fact]
    public async Task Nothing_is_reported_of_what_was_taken_out()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var item = await data.Item(await data.Programme(await data.Body()), with: i => i.Withdrawn = true);
        var statement = data.NewProgress(item, "2007-06-30", ItemStatus.OnTrack);
        (await data.Try(statement)).ShouldBeRefused(
            "Progress is recorded of what stands in a programme",
            data.RefOf(statement),
            "status"
        );
    }

    [Theory]
    [InlineData("2007-09-03", "2008-04-01")]
    [InlineData("2008-02-01", "2008-04-01")]
    [InlineData("2008-04-20", "2008-04-01")]
    [InlineData("2008-06-01", "2009-04-01")]
    public void A_councils_year_begins_in_April(string day, string first)
    {
        var year = WorkProgramme.CouncilYear(When.Day(day));
        year.ShouldBe(new Period(When.Day(first), When.Day(first).AddYears(1).AddDays(-1)));
    }
}
