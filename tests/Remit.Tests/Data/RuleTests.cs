using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;

namespace Remit.Tests.Data;

public class RuleTests
{
    private const string Outside = "Nothing is dated outside what holds it";
    private const string There = "A reference names a record that is there";
    private const string Fits = "A reference names a record of a kind that fits";

    [Theory]
    [InlineData("2007-04-01", "2008-03-31", null)]
    [InlineData(null, "2008-03-31", null)]
    [InlineData("2007-03-31", "2008-03-31", "from")]
    [InlineData("2007-04-01", "2008-04-01", "until")]
    [InlineData("2007-04-01", null, "until")]
    [InlineData(null, "2007-03-31", "from")]
    [InlineData("2008-04-01", "2008-05-01", "until")]
    public async Task A_place_lies_within_the_known_life_of_its_body(string? from, string? until, string? wrong)
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var body = await data.Body("Executive", When.Between("2007-04-01", "2008-03-31"));
        var when = new Period(from is null ? null : When.Day(from), until is null ? null : When.Day(until));
        var place = data.NewPlace(body, "Chair", when);

        var result = await data.Try(place);

        if (wrong is null)
            result.ShouldPass();
        else
            result
                .ShouldBeRefused(Outside, data.RefOf(place), wrong)
                .Message.ShouldEndWith(
                    "which goes beyond “Executive”, dated from 1 April 2007 to 31 March 2008. Change one of the two periods."
                );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_does_not_end_before_what_it_holds(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("Executive", When.From("2006-04-01"));
        var place = await data.Place(body, "Chair", When.From("2006-04-01"));
        var line = data.NewLine(body, await data.Body("Board"), When.Between("2006-04-01", "2007-03-31"));
        await data.Add(line);

        (await data.TryEdit(body, b => b.Period = When.Between("2006-04-01", "2007-03-31")))
            .ShouldBeRefused(Outside, data.RefOf(body), "until")
            .Message.ShouldStartWith("“Chair” is dated from 1 April 2006 without an end, which goes beyond “Executive”");
        await data.Edit(place, p => p.Period = When.Between("2006-04-01", "2007-03-31"));
        (await data.TryEdit(body, b => b.Period = When.Between("2006-04-01", "2007-03-31"))).ShouldPass();
        (await data.TryEdit(body, b => b.Period = When.Between("2006-04-01", "2007-03-30"))).Refusals.Count.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_reference_names_a_record_that_is_there(string provider)
    {
        await using var data = await TestData.On(provider);
        var nobody = new RecordRef("post", data.Store.Ids.Next());
        var post = data.RefOf(await data.Post());
        var body = await data.Body();
        var action = await data.Action();

        var register = data.NewRegister(holder: nobody);
        (await data.Try(register))
            .ShouldBeRefused(There, data.RefOf(register), "holder")
            .Message.ShouldBe("The holder names a post that is not there. Choose another.");
        var line = data.NewLine(nobody, body, When.Always);
        (await data.Try(line)).ShouldBeRefused(There, data.RefOf(line));
        (await data.Try(data.NewOwner(action, nobody))).ShouldBeRefused(There, data.RefOf(action), "owners");
        var unknown = data.NewAction(with: a => a.Origin = new RecordRef("wish", data.Store.Ids.Next()));
        (await data.Try(unknown)).ShouldBeRefused(There, data.RefOf(unknown), "origin");

        (
            await data.Try(data.NewRegister(holder: post), data.NewLine(post, body, When.Always), data.NewOwner(action, post))
        ).ShouldPass();
    }

    [Fact]
    public async Task A_reference_names_a_record_of_a_kind_that_fits()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (body, action) = (await data.Body(), await data.Action());
        var person = data.RefOf(await data.Person());
        var source = data.RefOf(await data.Source());

        var register = data.NewRegister(holder: person);
        (await data.Try(register))
            .ShouldBeRefused(Fits, data.RefOf(register), "holder")
            .Message.ShouldBe("The holder can't be a person. Choose a post or a body.");
        var line = data.NewLine(person, body, When.Always);
        (await data.Try(line)).ShouldBeRefused(Fits, data.RefOf(line));
        (await data.Try(data.NewOwner(action, source))).ShouldBeRefused(Fits, data.RefOf(action), "owners");
        var duty = data.NewReportingDuty(data.RefOf(body), data.RefOf(action));
        (await data.Try(duty)).ShouldBeRefused(Fits, data.RefOf(duty), "to-holder");
        (await data.Try(data.NewOwner(action, person), data.NewReportingDuty(person, data.RefOf(body)))).ShouldPass();
    }

    [Fact]
    public async Task What_is_needed_is_there_and_text_is_text()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var nameless = data.NewBody();
        nameless.Name = " ";
        (await data.Try(nameless)).ShouldBeRefused("What is needed is there", data.RefOf(nameless), "name");
        var odd = data.NewBody(with: b => b.Purpose = "Plan\0");
        (await data.Try(odd)).ShouldBeRefused("Text is text", data.RefOf(odd), "purpose");
        var half = data.NewBody(with: b => b.Note = "\ud83d");
        (await data.Try(half)).ShouldBeRefused("Text is text", data.RefOf(half), "note");
        (await data.Try(data.NewBody(with: b => b.Note = "Two lines,\n\tone 🙂 and an é"))).ShouldPass();
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_key_names_one_record_among_its_fellows(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body();
        var same = new Body
        {
            Id = data.Store.Ids.Next<Body>(),
            Key = body.Key,
            Name = "Another",
        };
        (await data.Try(same)).ShouldBeRefused("A key names one record", data.RefOf(same));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_list_names_each_record_once(string provider)
    {
        await using var data = await TestData.On(provider);
        var action = await data.Action();
        var owner = data.RefOf(await data.Post());
        await data.Add(data.NewOwner(action, owner));
        (await data.Try(data.NewOwner(action, owner)))
            .Refusals.ShouldHaveSingleItem()
            .Rule.ShouldBe("A list names each record once");
    }
}
