using System.Net;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Tests.Harness;
using Remit.Tests.Portable;

namespace Remit.Tests.Editing;

/// <summary>What people type that can't be: each is answered in words, in a browser, from the command line and out of files, and loses nothing.</summary>
public class BadInputTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task An_appointment_that_overlaps_another_is_told_by_both_names_and_keeps_what_was_typed(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        using var visitor = app.NewVisitor();
        var last = await app.LastChange();
        using var check = await visitor.ToTheCheck(
            "/add/appointment?in=place:executive/pct",
            [("person", "person:gareth-williams"), ("interim", "no"), .. Day("from", "2007-09-01"), ("_why", "By mistake")]
        );
        using var page = await Visitor.Read(await visitor.SendForm(check, ("_go", null), ("note", "As the Board agreed.")));
        page.Errors().ShouldHaveSingleItem().ShouldContain("would both sit in “Leicestershire County and Rutland PCT”");
        page.FormOf()["person"].ShouldBe(["person:gareth-williams"]);
        page.FormOf()["from-year"].ShouldBe(["2007"]);
        page.FormOf()["note"].ShouldBe(["As the Board agreed."]);
        (await app.LastChange()).ShouldBe(last);
    }

    [Fact]
    public async Task A_circle_of_accountability_is_told_with_the_way_round()
    {
        await using var app = await RemitApp.WithTheSample();
        var (one, two) = (await Group(app, "One group"), await Group(app, "Two group"));
        await app.Add(Line(app, one, two, "2007-01-01", null));
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck(
            "/add/line?in=body:two-group",
            [("kind", "accountable-to"), ("to", "body:one-group"), ("scope", "everything"), .. Day("from", "2007-09-01")]
        );
        using var page = await Visitor.Read(await visitor.SendForm(check, ("_go", null)));
        page.Errors().ShouldHaveSingleItem().ShouldContain("One group");
        page.FormOf()["to"].ShouldBe(["body:one-group"]);
        page.FormOf()["scope"].ShouldBe(["everything"]);
    }

    /// <summary>A circle is one only on days that all its lines share.</summary>
    [Theory]
    [InlineData("2007-08-31", true)]
    [InlineData("2007-09-01", false)]
    public async Task Lines_that_follow_one_another_make_no_circle(string until, bool passes)
    {
        await using var app = await RemitApp.WithTheSample();
        var (one, two) = (await Group(app, "One group"), await Group(app, "Two group"));
        await app.Add(Line(app, one, two, "2007-01-01", until));
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck(
            "/add/line?in=body:two-group",
            [("kind", "accountable-to"), ("to", "body:one-group"), ("scope", "everything"), .. Day("from", "2007-09-01")]
        );
        using var answer = await visitor.SendForm(check, ("_go", null));
        answer.StatusCode.ShouldBe(passes ? HttpStatusCode.Redirect : HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/change/body/executive?part=dates")]
    [InlineData("/change/place/executive/chair?part=held")]
    public async Task An_end_before_a_start_is_told_at_its_field_and_both_stay(string address)
    {
        await using var app = await RemitApp.WithTheSample();
        using var visitor = app.NewVisitor();
        using var form = await visitor.Page(address);
        var until = form.FormOf().Select(c => c.Key).First(k => k.EndsWith("until-year", StringComparison.Ordinal))[
            ..^"-year".Length
        ];
        var from = until.Replace("until", "from", StringComparison.Ordinal);
        using var page = await Visitor.Read(
            await visitor.SendForm(form, [.. Established(until), .. Day(from, "2007-09-01"), .. Day(until, "2007-08-31")])
        );
        page.Errors().ShouldNotBeEmpty();
        page.Errors()[0].ShouldContain("The last day must be 1 September 2007 or later");
        page.FormOf()[$"{until}-day"].ShouldBe(["31"]);
        page.FormOf()[$"{from}-month"].ShouldBe(["9"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_place_on_a_closed_body_is_refused_with_the_day_of_its_end(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        foreach (var (name, closed) in new[] { ("Old group", true), ("Ended group", false) })
        {
            var body = await Group(app, name);
            await app.Write(
                db =>
                {
                    var row = db.Set<Body>().First(b => b.Id == body.Id);
                    row.Established = new Period(When.Day("2006-01-01"), When.Day("2007-03-31"));
                    if (!closed)
                        row.Period = new Period(When.Day("2006-01-01"), When.Day("2007-03-31"));
                },
                "Closed it"
            );
            using var visitor = app.NewVisitor();
            using var check = await visitor.ToTheCheck(
                $"/add/place?in=body:{body.Key}",
                [("title", "Young people’s voice"), ("role", "member"), .. Day("from", "2007-09-01")]
            );
            using var page = await Visitor.Read(await visitor.SendForm(check, ("_go", null)));
            page.Errors().ShouldNotBeEmpty(name);
            string.Join(' ', page.Errors()).ShouldContain("31 March 2007");
            page.QuerySelector("main")!.OuterHtml.ShouldContain("Young people’s voice");
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_body_that_would_take_the_name_of_another_is_told_so_and_keeps_what_was_typed(string provider)
    {
        await using var app = await RemitApp.WithTheSample(provider);
        var board = await app.Find<Body>("board");
        using var visitor = app.NewVisitor();
        using var page = await Visitor.Read(
            await visitor.Change(
                "/change/body/executive?part=name",
                ("name", board.Name.ToUpperInvariant()),
                ("purpose", "To run it.")
            )
        );
        page.Errors().ShouldHaveSingleItem().ShouldContain("Choose a name that tells the two apart");
        page.FormOf()["name"].ShouldBe([board.Name.ToUpperInvariant()]);
        page.FormOf()["purpose"].ShouldBe(["To run it."]);
        (await app.Find<Body>("executive")).Name.ShouldNotBe(board.Name.ToUpperInvariant());
    }

    /// <summary>A row that is merged into one cell, as Word puts it on the clipboard, heads those below it.</summary>
    [Fact]
    public async Task A_pasted_table_with_merged_cells_loses_nothing()
    {
        await using var app = await RemitApp.Start();
        var (kind, _) = await app.Paste(
            "Responsibilities of the Pilot\r\n\r\nParagraph\tDuty\tProgress to date\r\nAt sea\r\n2.1\tFish\tNets were mended\r\nIn harbour\r\n2.2\tSail\t\r\n"
        );
        var (preview, _) = await app.Send(kind);
        await app.Send(preview, button: "keep");
        var register = await app.Page("/registers/pilot");
        var text = register.QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "At sea", "In harbour", "Fish", "Sail", "Nets were mended" })
            text.ShouldContain(words);
    }

    [Fact]
    public async Task Who_would_chair_because_they_chair_is_told_so()
    {
        await using var app = await RemitApp.WithTheSample();
        var (one, two) = (await Group(app, "One group"), await Group(app, "Two group"));
        await app.Add(Chair(app, one, two));
        using var visitor = app.NewVisitor();
        using var check = await visitor.ToTheCheck(
            "/add/place?in=body:two-group",
            ("title", "Chair"),
            ("role", "chair"),
            ("ex-officio-chair-of", "body:one-group")
        );
        using var page = await Visitor.Read(await visitor.SendForm(check, ("_go", null)));
        page.Errors().ShouldHaveSingleItem().ShouldContain("One group");
        page.FormOf()["ex-officio-chair-of"].ShouldBe(["body:one-group"]);
        page.FormOf()["title"].ShouldBe(["Chair"]);
    }

    /// <summary>From right to left, with letters that combine, with letters beside the first plane of Unicode, and longer than any name is.</summary>
    [Theory]
    [InlineData("فريق الطفولة المبكرة")]
    [InlineData("Cafe\u0301 group 👩‍👩‍👧")]
    [InlineData("200")]
    public async Task Any_name_is_shown_in_the_timeline_the_chart_and_the_arrangements_as_it_was_typed(string name)
    {
        name = name == "200" ? string.Concat(Enumerable.Repeat("Longest ", 25)).Trim() : name;
        await using var app = await RemitApp.WithTheSample();
        var body = await Group(app, name);
        await app.Add(Line(app, body, await app.Find<Body>("board"), "2007-01-01", null));
        foreach (
            var address in new[]
            {
                $"/bodies/{body.Key}",
                $"/bodies/{body.Key}/timeline",
                "/structure",
                "/arrangements",
                "/structure/compare?with=2006-01-01",
            }
        )
        {
            using var page = await app.Page(address);
            page.QuerySelector("main")!.TextContent.ShouldContain(name, Case.Sensitive, address);
        }
        foreach (
            var file in new[] { $"/bodies/{body.Key}/timeline.docx", "/arrangements.docx", $"/bodies/{body.Key}/timeline.xlsx" }
        )
        {
            using var answer = await app.Client.GetAsync(file);
            answer.EnsureSuccessStatusCode();
        }
    }

    [Theory]
    [InlineData("an end before its start", "from: 2007-09-01\nuntil: 2007-08-31")]
    [InlineData("its life", "until: 2007-03-31\nestablished:\n  from: 2007-01-01\n  until: 2007-09-01")]
    public async Task Files_with_dates_that_can_not_be_are_told_with_file_and_line(string what, string fields)
    {
        await using var files = await PortableCase.WithTheSample(Databases.Sqlite);
        var last = await files.LastChange();
        var report = await files.Import(
            PortableCase.Files(("bodies/new-group.yaml", $"name: New group\nkind: working-group\n{fields}\n"))
        );
        report.Problems.ShouldNotBeEmpty(what);
        report.Problems[0].ToString().ShouldContain("bodies/new-group.yaml");
        (await files.LastChange()).ShouldBe(last);
    }

    [Fact]
    public async Task The_verbs_answer_bad_input_in_words_and_keep_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("remit-bad-input-").FullName;
        (await Run("import", Repository.PathOf("samples/leicestershire-2007"))).Code.ShouldBe(0);
        var overlap = await Run(
            "add",
            "appointment",
            "--in",
            "place:executive/pct",
            "--set",
            "person=person:gareth-williams",
            "--set",
            "from=2007-09-01"
        );
        overlap.Code.ShouldNotBe(0);
        overlap.Words.ShouldContain("would both sit in");
        var ends = await Run("change", "place:executive/chair", "--set", "from=2007-09-01", "--set", "until=2007-08-31");
        ends.Code.ShouldNotBe(0);
        ends.Words.ShouldContain("1 September 2007");
        var arrangements = await Run("arrangements", "--publish", "--as-at", "2007-01-01");
        arrangements.Code.ShouldNotBe(0);
        arrangements.Words.ShouldContain("What is published shows today");

        Task<(int Code, string Words)> Run(params string[] words) => RunProgram.ToItsEnd([.. words, "--data", folder]);
    }

    private static IEnumerable<(string, string?)> Day(string name, string day)
    {
        var parts = day.Split('-');
        yield return ($"{name}-year", parts[0]);
        yield return ($"{name}-month", parts[1].TrimStart('0'));
        yield return ($"{name}-day", parts[2].TrimStart('0'));
    }

    private static IEnumerable<(string, string?)> Established(string until) =>
        until.StartsWith("established", StringComparison.Ordinal) ? [("established", "yes")] : [];

    private static async Task<Body> Group(RemitApp app, string name)
    {
        var body = new Body
        {
            Id = app.Store.Ids.Next<Body>(),
            Key = FreeKeys.For(name, []),
            Name = name,
            Kind = BodyKind.WorkingGroup,
            Established = new Period(When.Day("2006-01-01"), null),
            Sensitivity = Sensitivity.Public,
        };
        await app.Add(body);
        return body;
    }

    private static Line Line(RemitApp app, Body start, Body end, string from, string? until) =>
        new()
        {
            Id = app.Store.Ids.Next<Line>(),
            Key = "to-it",
            Start = new RecordRef("body", start.Id.Value),
            To = end.Id,
            Scope = Remit.Structure.Bodies.Line.Everything,
            Period = new Period(When.Day(from), until is null ? null : When.Day(until)),
            Sensitivity = Sensitivity.Public,
        };

    private static Place Chair(RemitApp app, Body on, Body of) =>
        new()
        {
            Id = app.Store.Ids.Next<Place>(),
            Key = "chair",
            Body = on.Id,
            Title = "Chair",
            Role = PlaceRole.Chair,
            ExOfficioChairOf = of.Id,
        };
}
