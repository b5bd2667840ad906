using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Comparing;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Structure.Terms;
using Remit.Structure.Timeline;
using Remit.Tests.Harness;

namespace Remit.Tests.Structure.Timeline;

public class TimelinePageTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task What_happened_to_a_body_is_told_day_by_day_the_newest_first(string provider)
    {
        await using var app = await RemitApp.Start(provider);
        await Record(app);
        using var page = await app.Page("/bodies/board/timeline");
        Days(page, "happened")
            .ShouldBe([
                "1 July 2007: There is a new place “Nurse” on The Trust Board, which is vacant.",
                "1 June 2007: The Board is now called The Trust Board. | Old group no longer answers to The Trust Board. | “Chair” on The Trust Board passed from Ann Clerk to Bob Chair. | Version 1 of the terms of reference of The Trust Board was agreed on 1 June 2007.",
                "1 February 2007: The Board was established. | The Board now leads on “Play”, ages 5 to 13.",
                "1 January 2007: The Board was proposed. | There is a new place “Chair” on The Board, held by Ann Clerk.",
            ]);
        Days(page, "ahead").ShouldBe(["1 June 2008: Version 1 of the terms of reference is to be looked at again by this day."]);
        page.QuerySelectorAll("section[aria-labelledby=undated] li")
            .Select(li => li.TextContent)
            .ShouldBe([
                "The Trust Board took over from Old group.",
                "Old group answers to The Trust Board, until 31 May 2007.",
                "Age group works with The Trust Board.",
                "“Observer” is a place on it.",
            ]);
    }

    [Fact]
    public async Task It_is_drawn_with_a_table_that_says_the_same()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        using var page = await app.Page("/bodies/board/timeline");
        var rows = page.QuerySelectorAll("section[aria-labelledby=lasted] tbody tr").Select(Words).ToList();
        rows.ShouldBe([
            "Proposed 1 January 2007 31 January 2007",
            "Established 1 February 2007 No end recorded",
            "Old group answers to The Trust Board Not recorded 31 May 2007",
            "Chair: Ann Clerk 1 January 2007 31 May 2007",
            "Chair: Bob Chair 1 June 2007 No end recorded",
            "Version 1 of the terms of reference, agreed 1 June 2007 No end recorded",
        ]);
        page.QuerySelectorAll("svg.remit-timeline .remit-timeline__bar").Length.ShouldBe(rows.Count);
        page.QuerySelectorAll("svg.remit-timeline g > title")
            .Select(t => t.TextContent)
            .ShouldContain("Chair: Ann Clerk, from 1 January 2007 to 31 May 2007");
    }

    [Fact]
    public async Task It_is_sorted_and_filtered_by_its_address_and_says_what_it_does_not_know()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        using (var page = await app.Page("/bodies/board/timeline?about=people&first=oldest"))
            Days(page, "happened").ShouldBe(["1 June 2007: “Chair” on The Trust Board passed from Ann Clerk to Bob Chair."]);
        using (var page = await app.Page("/bodies/board/timeline?first=oldest"))
            Days(page, "happened")[0].ShouldStartWith("1 January 2007");
        using (var page = await app.Page("/bodies/board/timeline?about=weather"))
            page.QuerySelector("main")!.TextContent.ShouldContain("No such subject: weather");
        using (await app.Page("/bodies/nowhere/timeline", HttpStatusCode.NotFound)) { }
    }

    [Fact]
    public async Task It_looks_at_a_day_and_at_what_was_known_and_takes_at_most_six_commands()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        using (var page = await app.Page("/bodies/board/timeline?as-at=2007-05-31"))
        {
            Days(page, "happened").Count.ShouldBe(2);
            Days(page, "ahead").Count.ShouldBe(3);
            page.QuerySelector(".govuk-caption-l, .govuk-caption-xl")!.TextContent.ShouldContain("The Board");
        }
        using (var page = await app.Page("/bodies/board/timeline?known-at=1"))
            Days(page, "happened").Count.ShouldBe(4);
        (await app.CommandsFor("/bodies/board/timeline")).ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task It_goes_out_as_papers_and_json_and_the_public_sees_what_is_public()
    {
        await using var app = await RemitApp.Start();
        await Record(app);
        foreach (var form in new[] { "docx", "csv" })
        {
            using var answer = await app.Client.GetAsync($"/bodies/board/timeline.{form}");
            answer.EnsureSuccessStatusCode();
        }
        using (var stream = new MemoryStream(await app.Client.GetByteArrayAsync("/bodies/board/timeline.xlsx")))
        using (var file = SpreadsheetDocument.Open(stream, isEditable: false))
            file.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>()
                .Select(s => s.Name!.Value)
                .ShouldBe(["What happened", "How long things lasted", "About"]);
        var twin = await app.Twin("/bodies/board/timeline.json");
        twin.GetProperty("past").GetArrayLength().ShouldBe(9);
        twin.GetProperty("lasted").GetArrayLength().ShouldBe(6);
        app.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        using (await app.Page("/bodies/board/timeline", HttpStatusCode.NotFound)) { }
    }

    /// <summary>One wording of one fact: each day of a timeline is what comparing it with its eve tells of the body.</summary>
    [Theory, ClassData(typeof(Databases))]
    public async Task Each_day_tells_what_comparing_it_with_the_day_before_tells(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        await Record(app, "trust-");
        var days = 0;
        foreach (
            var key in new[]
            {
                "board",
                "executive",
                "lscb",
                "early-years-group",
                "trust-board",
                "trust-age-group",
                "trust-old-group",
            }
        )
        {
            await using var today = app.Store.Read(Sight.Everything, When.Day("2007-09-03"));
            var timeline = (await BodyTimeline.Load(today, key, When.Day("2007-09-03"))).ShouldNotBeNull();
            foreach (var day in timeline.Events.GroupBy(e => e.On))
            {
                await using var eve = app.Store.Read(Sight.Everything, day.Key.AddDays(-1));
                await using var then = app.Store.Read(Sight.Everything, day.Key);
                var (before, after) = await ComparedSide.Two((eve, day.Key.AddDays(-1)), (then, day.Key));
                var compared = Comparison.Of(before, after).Where(d => d.Body.Key == key).Select(d => d.Sentence).ToList();
                day.Select(e => e.Sentence).Intersect(compared).ShouldBe(compared, ignoreOrder: true, $"{key} on {day.Key}");
                days++;
            }
        }
        days.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task A_body_of_which_nothing_is_dated_has_a_timeline_of_words_only()
    {
        await using var app = await RemitApp.WithTheSample();
        using var page = await app.Page("/bodies/bridges-board/timeline");
        page.QuerySelector("svg.remit-timeline").ShouldBeNull();
        page.QuerySelectorAll("section[aria-labelledby=undated] li").ShouldNotBeEmpty();
        (await app.Page("/bodies/board")).QuerySelector("a[href='/bodies/board/timeline']").ShouldNotBeNull();
    }

    private static List<string> Days(IHtmlDocument page, string section) =>
        [
            .. page.QuerySelectorAll($"section[aria-labelledby={section}] .remit-days__day")
                .Select(d =>
                    $"{d.QuerySelector("dt")!.TextContent}: {string.Join(" | ", d.QuerySelectorAll("dd").Select(dd => dd.TextContent))}"
                ),
        ];

    private static string Words(IElement row) =>
        string.Join(' ', row.QuerySelectorAll("th, td").Select(c => c.TextContent.Trim()));

    private static async Task Record(RemitApp app, string prefix = "")
    {
        Id<T> New<T>() => app.Store.Ids.Next<T>();
        Period From(string? from, string? until = null) =>
            new(from is null ? null : When.Day(from), until is null ? null : When.Day(until));
        var board = new Body
        {
            Id = New<Body>(),
            Key = $"{prefix}board",
            Name = "The Trust Board",
            Period = From("2007-01-01"),
            Established = From("2007-02-01"),
        };
        Body Group(string key, string name) =>
            new()
            {
                Id = New<Body>(),
                Key = prefix + key,
                Name = name,
            };
        var (age, old) = (Group("age-group", "Age group"), Group("old-group", "Old group"));
        Line To(Body start, LineKind kind, Period when, string? scope) =>
            new()
            {
                Id = New<Line>(),
                Key = $"{start.Key}-line",
                Start = new RecordRef("body", start.Id.Value),
                Kind = kind,
                To = board.Id,
                Scope = scope,
                Period = when,
            };
        Person Somebody(string name) =>
            new()
            {
                Id = New<Person>(),
                Key = prefix + Slug.From(name),
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
            new Succession
            {
                Id = New<Succession>(),
                Key = "old",
                Successor = board.Id,
                Predecessor = old.Id,
                State = SuccessionState.Done,
            },
            To(age, LineKind.WorksWith, From(null), null),
            To(old, LineKind.AccountableTo, From(null, "2007-05-31"), Line.Everything),
            ann,
            bob,
            chair,
            nurse,
            On("Observer", From(null)),
            Sits(ann, From("2007-01-01", "2007-05-31")),
            Sits(bob, From("2007-06-01")),
            new Vacancy
            {
                Id = New<Vacancy>(),
                Key = "vacant",
                Place = nurse.Id,
                Period = From("2007-07-01"),
            },
            new AreaOfResponsibility
            {
                Id = New<AreaOfResponsibility>(),
                Key = "play",
                Body = board.Id,
                Title = "Play",
                Part = AreaPart.Lead,
                Ages = AgeRange.TryParse("5 to 13", out var ages) ? ages : null,
                Period = From("2007-02-01"),
            },
            new TermsOfReference
            {
                Id = New<TermsOfReference>(),
                Key = "1",
                Body = board.Id,
                Text = "Purpose",
                State = TermsState.Agreed,
                AgreedOn = When.Day("2007-06-01"),
                ReviewOn = When.Day("2008-06-01"),
                Period = From("2007-06-01"),
            }
        );
    }
}
