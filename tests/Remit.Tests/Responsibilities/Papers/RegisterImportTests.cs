using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Responsibilities.Papers;

public class RegisterImportTests
{
    private static readonly Change Import = new("Tests", "by the harness", "Imported a paper");

    private const string Paper = """
        Heading,Paragraph,Responsibility,Action taken,Future action
        Leading,2.1,Lead the partnership,Chairs the board since May,Report to the board
        Leading,2.1,Bring partners together,,-
        Leading,2.2,Make sure that:,,
        Leading,,· money reaches children,No pooled budget in place,
        Leading,,· staff are trained,Training plan agreed,Plan for 2008
        Listening,3.4,Hear children,-,Ask the youth council
        """;

    [Theory, ClassData(typeof(Databases))]
    public async Task A_paper_becomes_a_register_with_its_positions_and_actions(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var report = await desk.Take(Paper);
        report.Rows.ShouldBe(6);
        report.Change.ShouldNotBeNull().Number.ShouldBe(1);
        await using var db = desk.Store.Read(Sight.Everything);
        var register = await db.All<Register>().SingleAsync();
        register.Key.ShouldBe("chief-executive");
        register.Holder!.Value.Kind.ShouldBe("post");
        var rows = await db.All<Responsibility>().OrderBy(r => r.Order).ToListAsync();
        rows.Select(r => r.Number).ShouldBe(["2.1", "2.1", "2.2", null, null, "3.4"]);
        rows.Select(r => r.LeadIn).ShouldBe([false, false, true, false, false, false]);
        rows[3].PartOf.ShouldBe(rows[2].Id);
        rows[3].Text.ShouldBe("money reaches children");
        rows.Select(r => r.Heading).Distinct().ShouldBe(["Leading", "Listening"]);
        var positions = await db.All<Position>().ToListAsync();
        positions.Count.ShouldBe(3);
        positions.ShouldAllBe(p => p.On == null);
        positions.Single(p => p.Nil).Text.ShouldBe("No pooled budget in place");
        (await db.All<ActionItem>().Select(a => a.What).ToListAsync()).ShouldBe(
            ["Report to the board", "Plan for 2008", "Ask the youth council"],
            ignoreOrder: true
        );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Importing_the_same_paper_again_changes_nothing(string provider)
    {
        await using var desk = await Desk.Open(provider);
        await desk.Take(Paper);
        var again = await desk.Take(Paper);
        again.Findings.Select(f => f.Kind).ShouldBe(Enumerable.Repeat(FindingKind.Unchanged, 6));
        again.ChangesSomething.ShouldBeFalse();
        again.Change.ShouldNotBeNull().Number.ShouldBe(0);
        await using var db = desk.Store.Read(Sight.Everything);
        (await db.Changes.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_position_is_a_new_dated_position_and_the_earlier_one_stays()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var report = await desk.Take(
            Paper.Replace("Chairs the board since May", "Chairs the board and the executive", StringComparison.Ordinal)
        );
        report.Count(FindingKind.Changed).ShouldBe(1);
        report.Count(FindingKind.Unchanged).ShouldBe(5);
        await using var db = desk.Store.Read(Sight.Everything);
        var positions = await db.All<Position>().Where(p => p.Text.StartsWith("Chairs")).OrderBy(p => p.Order).ToListAsync();
        positions.Select(p => p.On).ShouldBe([null, new DateOnly(2007, 9, 3)]);
    }

    [Fact]
    public async Task A_paper_with_a_date_dates_its_positions()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper, ("date", "2007-04-01"));
        await using var db = desk.Store.Read(Sight.Everything);
        (await db.All<Position>().ToListAsync()).ShouldAllBe(p => p.On == new DateOnly(2007, 4, 1));
    }

    [Fact]
    public async Task Changed_wording_is_asked_about_and_nothing_is_saved_until_answered()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var reworded = Paper
            .Replace("Hear children", "Hear children and their parents", StringComparison.Ordinal)
            .Replace("Training plan agreed", "Training plan in its second year", StringComparison.Ordinal);
        var asked = await desk.Take(reworded);
        asked.IsRefused.ShouldBeFalse();
        asked.Change.ShouldBeNull();
        var question = asked.Open.ShouldHaveSingleItem();
        (question.Key, question.Suggested).ShouldBe(("wording-chief-executive-3-4", "take"));
        $"{question.Place}: {question.Words}".ShouldStartWith("paper.csv:7:15: 3.4 is worded differently.");
        (await desk.Texts()).ShouldContain("Hear children");
        (await desk.Positions()).ShouldBe(3);

        await desk.Take(reworded, ("wording", "keep"));
        (await desk.Texts()).ShouldContain("Hear children");
        (await desk.Positions()).ShouldBe(4);

        await desk.Take(reworded, ("wording", "take"));
        (await desk.Texts()).ShouldContain("Hear children and their parents");
        (await desk.Texts()).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("keep", "Hear children", 6)]
    [InlineData("take", "Hear children and their parents", 6)]
    [InlineData("add", "Hear children and their parents", 7)]
    public async Task Each_changed_wording_is_answered_for_itself(string answer, string then, int rows)
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var reworded = Paper.Replace("Hear children", "Hear children and their parents", StringComparison.Ordinal);
        var report = await desk.Take(reworded, ("question-wording-chief-executive-3-4", answer));
        report.Open.ShouldBeEmpty();
        (await desk.Texts()).ShouldContain(then);
        (await desk.Texts()).Count.ShouldBe(rows);
    }

    [Fact]
    public async Task A_lead_officer_who_is_recorded_owns_the_action_and_another_stays_in_the_note()
    {
        await using var desk = await Desk.Open(template: RemitApp.Sample);
        await desk.Take(
            """
            Paragraph,Responsibility,Action taken,Future action,Lead officer
            1,Fish,,Mend nets,gareth  williams
            2,Sail,,Buy a boat,Ann Other
            3,Row,,,Gareth Williams
            """
        );
        await using var db = desk.Store.Read(Sight.Everything);
        var nets = await db.All<ActionItem>().SingleAsync(a => a.What == "Mend nets");
        var person = await db.All<Remit.Structure.Organisations.Person>().SingleAsync(p => p.Key == "gareth-williams");
        (await db.All<ActionOwner>().SingleAsync(o => o.Action == nets.Id)).Owner.ShouldBe(new RecordRef("person", person.RowId));
        nets.Note.ShouldBeNull();
        (await db.All<ActionItem>().SingleAsync(a => a.What == "Buy a boat")).Note.ShouldBe(
            "Lead officer in the paper: Ann Other"
        );
    }

    [Fact]
    public async Task What_is_said_of_an_action_that_the_row_does_not_have_is_left_out_with_the_reason()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take("Paragraph,Responsibility,Action taken,Lead officer\n1,Fish,,Ann Other\n");
        report
            .Findings.Single(f => f.Kind == FindingKind.LeftOut)
            .Words.ShouldBe("“Ann Other” is named to lead, and the row has no next step to lead.");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task New_rows_are_never_more_open_than_their_register(string provider)
    {
        await using var desk = await Desk.Open(provider, RemitApp.Sample);
        await using (var db = desk.Store.Write())
        {
            (await db.Set<Register>().SingleAsync(r => r.Key == "director")).Sensitivity = Sensitivity.Restricted;
            (await db.Commit(Import)).ShouldPass();
        }
        await desk.Take("Paragraph,Responsibility,Action taken,Future action\n99.1,Fish,Nets,Boats\n", name: "director.csv");
        await using var now = desk.Store.Read(Sight.Everything);
        var row = await now.All<Responsibility>().SingleAsync(r => r.Number == "99.1");
        row.Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await now.All<Position>().SingleAsync(p => p.Responsibility == row.Id)).Sensitivity.ShouldBe(Sensitivity.Restricted);
        (await now.All<ActionItem>().SingleAsync(a => a.What == "Boats")).Sensitivity.ShouldBe(Sensitivity.Restricted);
    }

    [Fact]
    public async Task Other_words_can_be_another_responsibility()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var other = Paper.Replace("Hear children", "Publish what children said", StringComparison.Ordinal);
        var report = await desk.Take(other, ("wording", "add"));
        report.IsRefused.ShouldBeFalse();
        report.Count(FindingKind.Missing).ShouldBe(1);
        var texts = await desk.Texts();
        texts.ShouldContain("Hear children");
        texts.ShouldContain("Publish what children said");
    }

    [Fact]
    public async Task Missing_rows_are_reported_and_never_ended()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var shorter = string.Join(
            '\n',
            Paper.Split('\n').Where(line => !line.Contains("Hear children", StringComparison.Ordinal))
        );
        var report = await desk.Take(shorter);
        report.Findings.Single(f => f.Kind == FindingKind.Missing).Words.ShouldContain("3.4: “Hear children”");
        (await desk.Texts()).Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_new_row_among_the_old_ones_is_added_and_the_others_are_known_again()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var report = await desk.Take(
            Paper.Replace("Listening,3.4", "Listening,3.3,Ask children,,\nListening,3.4", StringComparison.Ordinal)
        );
        report.Count(FindingKind.New).ShouldBe(1);
        report.Count(FindingKind.Unchanged).ShouldBe(6);
    }

    [Fact]
    public async Task A_dry_run_says_all_and_saves_nothing()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take(Paper, rehearse: true);
        report.Count(FindingKind.New).ShouldBeGreaterThan(6);
        await using var db = desk.Store.Read(Sight.Everything);
        (await db.All<Register>().AnyAsync()).ShouldBeFalse();
        (await db.Changes.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_that_is_not_recorded_is_refused()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take(Paper, ("source", "guidance-1999"));
        report.Findings.Single().Words.ShouldBe("There is no source with the key “guidance-1999”. No sources are recorded yet.");
        report.Change.ShouldBeNull();
    }

    [Fact]
    public async Task Numbers_cite_the_paragraphs_of_a_source()
    {
        await using var desk = await Desk.Open(template: RemitApp.Sample);
        var report = await desk.Take(Paper.Replace("2.1", "5.6", StringComparison.Ordinal), ("source", "guidance-2005"));
        report.IsRefused.ShouldBeFalse();
        await using var db = desk.Store.Read(Sight.Everything);
        var cited = await (
            from citation in db.All<Citation>()
            join row in db.All<Responsibility>() on citation.Responsibility equals row.Id
            join register in db.All<Register>() on row.Register equals register.Id
            join provision in db.All<Remit.Responsibilities.Sources.Provision>() on citation.Provision equals provision.Id
            where register.Key == "chief-executive"
            orderby row.Order
            select provision.Key
        ).ToListAsync();
        cited.ShouldBe(["5-6", "5-6", "2-2", "2-2", "2-2", "3-4"]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_is_exported_comes_in_again_unchanged(string provider)
    {
        await using var desk = await Desk.Open(provider, RemitApp.Sample);
        IReadOnlyDictionary<string, string> tables;
        await using (var db = desk.Store.Read(Sight.Everything))
            tables = await RegisterExport.Csv(db, new DateOnly(2007, 9, 3));
        tables.Keys.ShouldBe(["director", "lead-member", "lscb"], ignoreOrder: true);
        foreach (var (key, table) in tables)
        {
            table.ShouldStartWith("Heading,Paragraph,Responsibility,Action taken,Future action,");
            var report = await desk.Take(table, name: $"{key}.csv");
            report.Count(FindingKind.Unchanged).ShouldBe(report.Rows, key);
            report.Findings.Count.ShouldBe(report.Rows, key);
        }
    }

    [Fact]
    public async Task The_paper_of_2007_becomes_three_registers_and_comes_in_once()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "seeds", "000_d816d18687dce49c.txt");
        Assert.SkipUnless(File.Exists(path), "The paper does not lie beside the project.");
        await using var desk = await Desk.Open();
        var report = await desk.TakeFile(path);
        report.Rows.ShouldBe(63);
        await using (var db = desk.Store.Read(Sight.Everything))
        {
            var counts = await db.All<Register>()
                .Select(r => new { r.Key, Rows = db.All<Responsibility>().Count(x => x.Register == r.Id) })
                .ToListAsync();
            counts
                .Select(c => (c.Key, c.Rows))
                .ShouldBe([("lead-member", 20), ("director", 32), ("lscb", 11)], ignoreOrder: true);
        }
        var again = await desk.TakeFile(path);
        again.Count(FindingKind.Unchanged).ShouldBe(63);
        again.Findings.Count.ShouldBe(63);
    }

    [Theory]
    [InlineData("31/10/2006", "2006-10-31")]
    [InlineData("31 October 2006", "2006-10-31")]
    [InlineData("Tues 31st Oct ’06", "2006-10-31")]
    [InlineData("2006-10-31", "2006-10-31")]
    [InlineData("Friday 31 October 2006", "2006-10-31", FindingKind.Doubtful, "which is a Tuesday")]
    [InlineData("October 2007", null, FindingKind.Doubtful, "not a whole day such as 31 October 2007")]
    [InlineData("31/10", null, FindingKind.Doubtful, "the position is left without a date")]
    [InlineData("31/13/2007", null, FindingKind.LeftOut, "is not a date such as 31 October 2007")]
    [InlineData("last year", null, FindingKind.LeftOut, "is not a date such as 31 October 2007")]
    [InlineData("-", null)]
    public async Task The_day_of_a_position_is_read_as_people_write_it(
        string written,
        string? day,
        FindingKind? kind = null,
        string? words = null
    )
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take($"Paragraph,Responsibility,Action taken,As at\n2.1,Lead,Chairs the board,{written}");
        await using var db = desk.Store.Read(Sight.Everything);
        ((await db.All<Position>().SingleAsync()).On is { } on ? LondonDate.Iso(on) : null).ShouldBe(day);
        Said(report, kind, words);
    }

    [Fact]
    public async Task A_position_as_at_a_day_to_come_is_refused()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take("Paragraph,Responsibility,Action taken,As at\n2.1,Lead,Chairs the board,31 October 2007");
        report.Findings.ShouldContain(f =>
            f.ToString().StartsWith("paper.csv:2:10: 31 October 2007 is still to come.", StringComparison.Ordinal)
        );
        (await desk.Positions()).ShouldBe(0);
    }

    [Theory]
    [InlineData("31/10/2007", "2007-10-31", null)]
    [InlineData("by 31 October 2007", "2007-10-31", null)]
    [InlineData("end of October 2007", "2007-10-31", "end of October 2007")]
    [InlineData("next meeting", null, "next meeting")]
    [InlineData("-", null, null)]
    [InlineData("October 2007", null, "October 2007", FindingKind.Doubtful, "and is kept as words")]
    [InlineData("31/13/2007", null, "31/13/2007", FindingKind.Doubtful, "and is kept as words")]
    [InlineData("31 October", null, "31 October", FindingKind.Doubtful, "and is kept as words")]
    [InlineData("Friday 31/10/2007", "2007-10-31", null, FindingKind.Doubtful, "which is a Wednesday")]
    public async Task The_day_by_which_a_next_step_is_due_is_read_as_people_write_it(
        string written,
        string? day,
        string? inWords,
        FindingKind? kind = null,
        string? words = null
    )
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take($"Paragraph,Responsibility,Future action,By when\n2.1,Lead,Report,{written}");
        await using var db = desk.Store.Read(Sight.Everything);
        var action = await db.All<ActionItem>().SingleAsync();
        (action.Due is { } on ? LondonDate.Iso(on) : null, action.DueWords).ShouldBe((day, inWords));
        Said(report, kind, words);
    }

    [Fact]
    public async Task Where_the_paper_has_a_date_a_day_without_its_year_comes_after_it_and_is_said()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take(
            "Paragraph,Responsibility,Future action,By when\n2.1,Lead,Report,31 January",
            ("date", "2007-09-03")
        );
        await using var db = desk.Store.Read(Sight.Everything);
        (await db.All<ActionItem>().SingleAsync()).Due.ShouldBe(new DateOnly(2008, 1, 31));
        Said(report, FindingKind.Doubtful, "“31 January” has no year, and was taken as 31 January 2008.");
    }

    private static void Said(Outcome report, FindingKind? kind, string? words)
    {
        var said = report.Findings.Where(f => f.Kind is FindingKind.Doubtful or FindingKind.LeftOut).ToList();
        if (kind is null)
            said.ShouldBeEmpty();
        else
            said.ShouldHaveSingleItem()
                .ShouldSatisfyAllConditions(
                    f => (f.Kind == kind).ShouldBeTrue(f.Kind.ToString()),
                    f => f.Words.ShouldContain(words!)
                );
    }

    private sealed class Desk : IAsyncDisposable
    {
        private readonly TestDatabase database;
        private readonly ServiceProvider services;

        private Desk(TestDatabase database, ServiceProvider services) => (this.database, this.services) = (database, services);

        public Store Store => services.GetRequiredService<Store>();

        public static async Task<Desk> Open(string provider = Databases.Sqlite, DatabaseTemplate? template = null)
        {
            var made = await TestDatabase.Create(provider, template);
            var desk = new Desk(made, Composition.Services(made.Choice(), new StandingClock(RemitApp.Now)));
            await desk.Store.Prepare();
            return desk;
        }

        public Task<Outcome> Take(
            string csv,
            (string Name, string Value)? said = null,
            bool rehearse = false,
            string name = "paper.csv"
        )
        {
            var answers = new Answers();
            if (name == "paper.csv")
                answers.Say("setting-holder", "chief-executive");
            if (said is { } one)
                answers.Say(Answers.IsAnswer(one.Name) ? one.Name : Answers.NameOfSetting(one.Name), one.Value);
            return Run(new(Responsibilities, name, System.Text.Encoding.UTF8.GetBytes(csv), answers), rehearse);
        }

        public Task<Outcome> TakeFile(string path) =>
            Run(new(Responsibilities, path, File.ReadAllBytes(path), new Answers()), rehearse: false);

        private IIntake Responsibilities => Bringing.Find("responsibilities").ShouldNotBeNull();

        private Bringing Bringing => services.GetRequiredService<Bringing>();

        private Task<Outcome> Run(Given given, bool rehearse) =>
            rehearse ? Bringing.Preview(given, Import) : Bringing.Keep(given, Import);

        public async Task<IReadOnlyList<string>> Texts()
        {
            await using var db = Store.Read(Sight.Everything);
            return await db.All<Responsibility>().Select(r => r.Text).ToListAsync();
        }

        public async Task<int> Positions()
        {
            await using var db = Store.Read(Sight.Everything);
            return await db.All<Position>().CountAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
