using AngleSharp.Dom;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Comparing;

public class ComparisonTests
{
    private const string Address = "/structure/compare?with=2007-04-01&as-at=2007-09-01";

    [Theory, ClassData(typeof(Databases))]
    public async Task What_came_went_and_passed_on_between_two_dates_is_told_in_sentences(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await Record(app);
        using var page = await app.Page(Address);
        Told(page)
            .ShouldBe([
                "Age group was established.",
                "Old group was closed.",
                "The Board is now called The Trust Board.",
                "Age group now answers to The Trust Board: play.",
                "Old group no longer answers to The Trust Board.",
                "There is a new place “Nurse” on The Trust Board, which is vacant.",
                "There is no longer the place “Observer” on The Trust Board.",
                "“Chair” on The Trust Board passed from Ann Clerk to Bob Chair.",
                "Version 1 of the terms of reference of The Trust Board was agreed on 1 June 2007.",
            ]);
    }

    [Fact]
    public async Task A_day_compared_with_itself_and_an_empty_partnership_have_no_differences()
    {
        await using var app = await RemitApp.WithTheSample();
        using var same = await app.Page("/structure/compare?with=2007-09-03");
        same.QuerySelector(".remit-answer")!.TextContent.ShouldContain("Nothing that is recorded changed");
        using var asked = await app.Page("/structure/compare");
        asked.QuerySelector(".remit-answer")!.TextContent.ShouldStartWith("Choose a date");
        using var wrong = await app.Page("/structure/compare?with=yesterday");
        wrong.QuerySelector("main")!.TextContent.ShouldContain("“yesterday” is no date");
        await using var empty = await RemitApp.Start();
        await empty.Page(Address);
    }

    [Fact]
    public async Task The_public_is_told_only_of_what_is_published_and_it_takes_at_most_six_commands()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        await app.Page(Address);
        (await app.CommandsFor(Address)).ShouldBeLessThanOrEqualTo(6);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        Told(await app.Page(Address)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_looks_at_what_was_known_and_goes_out_as_papers()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        using (var known = await app.Page($"{Address}&known-at=1"))
            Told(known).ShouldNotBeEmpty();
        foreach (var form in new[] { "docx", "xlsx", "csv" })
        {
            using var answer = await app.Client.GetAsync($"/structure/compare.{form}?with=2007-04-01&as-at=2007-09-01");
            answer.EnsureSuccessStatusCode();
        }
        (await app.Twin("/structure/compare.json?with=2007-04-01&as-at=2007-09-01"))
            .GetProperty("differences")
            .GetArrayLength()
            .ShouldBe(9);
    }

    private static List<string> Told(IParentNode page) =>
        [.. page.QuerySelectorAll("main section li").Select(li => li.FirstChild!.TextContent.Trim())];

    private static async Task Record(RemitApp app)
    {
        Id<T> New<T>() => app.Store.Ids.Next<T>();
        Period From(string from, string? until = null) => new(When.Day(from), until is null ? null : When.Day(until));
        Body Group(string key, string name, Period established) =>
            new()
            {
                Id = New<Body>(),
                Key = key,
                Name = name,
                Established = established,
            };
        var board = Group("board", "The Trust Board", From("2007-01-01"));
        var age = Group("age-group", "Age group", From("2007-05-01"));
        age.Period = From("2007-05-01");
        var old = Group("old-group", "Old group", From("2006-01-01", "2007-06-30"));
        Line To(Body start, Period when, string scope) =>
            new()
            {
                Id = New<Line>(),
                Key = $"{start.Key}-to-board",
                Start = new RecordRef("body", start.Id.Value),
                Kind = LineKind.AccountableTo,
                To = board.Id,
                Scope = scope,
                Period = when,
            };
        Person Somebody(string name) =>
            new()
            {
                Id = New<Person>(),
                Key = Slug.From(name),
                Name = name,
            };
        var (ann, bob) = (Somebody("Ann Clerk"), Somebody("Bob Chair"));
        Place On(string title, Period when, PlaceRole role = PlaceRole.Member) =>
            new()
            {
                Id = New<Place>(),
                Key = Slug.From(title),
                Body = board.Id,
                Title = title,
                Role = role,
                Period = when,
            };
        var chair = On("Chair", From("2007-01-01"), PlaceRole.Chair);
        var nurse = On("Nurse", From("2007-07-01"));
        Appointment Sits(Person who, Period when) =>
            new()
            {
                Id = New<Appointment>(),
                Key = who.Key,
                Place = chair.Id,
                Person = who.Id,
                Period = when,
            };
        await app.Add(
            board,
            age,
            old,
            new FormerName
            {
                Id = New<FormerName>(),
                Key = "before",
                Of = new RecordRef("body", board.Id.Value),
                Name = "The Board",
                Period = From("2007-01-01", "2007-05-31"),
            },
            To(age, From("2007-05-01"), "play"),
            To(old, From("2006-01-01", "2007-06-30"), Line.Everything),
            ann,
            bob,
            chair,
            nurse,
            On("Observer", From("2007-01-01", "2007-04-30")),
            Sits(ann, From("2007-01-01", "2007-05-31")),
            Sits(bob, From("2007-06-01")),
            new Vacancy
            {
                Id = New<Vacancy>(),
                Key = "vacant",
                Place = nurse.Id,
                Period = From("2007-07-01"),
            },
            new TermsOfReference
            {
                Id = New<TermsOfReference>(),
                Key = "1",
                Body = board.Id,
                Text = "Purpose",
                State = TermsState.Agreed,
                AgreedOn = When.Day("2007-06-01"),
                Period = From("2007-06-01"),
            }
        );
    }
}
