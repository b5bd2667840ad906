using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Papers;
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
        await using var db = desk.Store.Read(Sensitivity.Restricted);
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
        again.Unchanged.ShouldBe(6);
        again.Findings.ShouldBeEmpty();
        again.Change.ShouldNotBeNull().Number.ShouldBe(0);
        await using var db = desk.Store.Read(Sensitivity.Restricted);
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
        report.Unchanged.ShouldBe(5);
        await using var db = desk.Store.Read(Sensitivity.Restricted);
        var positions = await db.All<Position>().Where(p => p.Text.StartsWith("Chairs")).OrderBy(p => p.Order).ToListAsync();
        positions.Select(p => p.On).ShouldBe([null, new DateOnly(2007, 9, 3)]);
    }

    [Fact]
    public async Task A_paper_with_a_date_dates_its_positions()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper, new RegisterImportOptions(On: new DateOnly(2007, 4, 1)));
        await using var db = desk.Store.Read(Sensitivity.Restricted);
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
        asked.IsRefused.ShouldBeTrue();
        asked
            .Findings.Single(f => f.Kind == FindingKind.Question)
            .ToString()
            .ShouldStartWith("paper.csv:7:15: 3.4 is worded differently.");
        (await desk.Texts()).ShouldContain("Hear children");
        (await desk.Positions()).ShouldBe(3);

        await desk.Take(reworded, new RegisterImportOptions(Wording: WordingChoice.Keep));
        (await desk.Texts()).ShouldContain("Hear children");
        (await desk.Positions()).ShouldBe(4);

        await desk.Take(reworded, new RegisterImportOptions(Wording: WordingChoice.Take));
        (await desk.Texts()).ShouldContain("Hear children and their parents");
        (await desk.Texts()).Count.ShouldBe(6);
    }

    [Fact]
    public async Task Other_words_can_be_another_responsibility()
    {
        await using var desk = await Desk.Open();
        await desk.Take(Paper);
        var other = Paper.Replace("Hear children", "Publish what children said", StringComparison.Ordinal);
        var report = await desk.Take(other, new RegisterImportOptions(Wording: WordingChoice.Add));
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
        report
            .Findings.Single()
            .Words.ShouldContain("“Hear children” (3.4) is recorded for chief-executive and is not in the paper.");
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
        report.Unchanged.ShouldBe(6);
    }

    [Fact]
    public async Task A_dry_run_says_all_and_saves_nothing()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take(Paper, rehearse: true);
        report.Count(FindingKind.New).ShouldBeGreaterThan(6);
        await using var db = desk.Store.Read(Sensitivity.Restricted);
        (await db.All<Register>().AnyAsync()).ShouldBeFalse();
        (await db.Changes.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_that_is_not_recorded_is_refused()
    {
        await using var desk = await Desk.Open();
        var report = await desk.Take(Paper, new RegisterImportOptions(Source: "guidance-1999"));
        report.Findings.Single().Words.ShouldBe("There is no source with the key “guidance-1999”. No sources are recorded yet.");
        report.Change.ShouldBeNull();
    }

    [Fact]
    public async Task Numbers_cite_the_paragraphs_of_a_source()
    {
        await using var desk = await Desk.Open(template: RemitApp.Sample);
        var report = await desk.Take(
            Paper.Replace("2.1", "5.6", StringComparison.Ordinal),
            new RegisterImportOptions(Source: "guidance-2005")
        );
        report.IsRefused.ShouldBeFalse();
        await using var db = desk.Store.Read(Sensitivity.Restricted);
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
        await using (var db = desk.Store.Read(Sensitivity.Restricted))
            tables = await RegisterExport.Csv(db, new DateOnly(2007, 9, 3));
        tables.Keys.ShouldBe(["director", "lead-member", "lscb"], ignoreOrder: true);
        foreach (var (key, table) in tables)
        {
            table.ShouldStartWith("Heading,Paragraph,Responsibility,Action taken,Future action,");
            var report = await desk.Take(table, name: $"{key}.csv");
            report.Findings.ShouldBeEmpty(key);
            report.Unchanged.ShouldBe(report.Rows);
        }
    }

    [Fact]
    public async Task The_paper_of_2007_becomes_three_registers_and_comes_in_once()
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "seeds", "000_d816d18687dce49c.txt");
        Assert.SkipUnless(File.Exists(path), "The paper does not lie beside the project.");
        await using var desk = await Desk.Open();
        var report = await desk.Run(PaperReader.Read(path), new RegisterImportOptions(), rehearse: false);
        report.Rows.ShouldBe(63);
        await using (var db = desk.Store.Read(Sensitivity.Restricted))
        {
            var counts = await db.All<Register>()
                .Select(r => new { r.Key, Rows = db.All<Responsibility>().Count(x => x.Register == r.Id) })
                .ToListAsync();
            counts
                .Select(c => (c.Key, c.Rows))
                .ShouldBe([("lead-member", 20), ("director", 32), ("lscb", 11)], ignoreOrder: true);
        }
        var again = await desk.Run(PaperReader.Read(path), new RegisterImportOptions(), rehearse: false);
        again.Unchanged.ShouldBe(63);
        again.Findings.ShouldBeEmpty();
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

        public Task<RegisterImportReport> Take(
            string csv,
            RegisterImportOptions? options = null,
            bool rehearse = false,
            string name = "paper.csv"
        )
        {
            var holder = name == "paper.csv" ? "chief-executive" : null;
            var paper = PaperReader.Read(name, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), holder);
            return Run(paper, options ?? new RegisterImportOptions(), rehearse);
        }

        public Task<RegisterImportReport> Run(PaperReading paper, RegisterImportOptions options, bool rehearse) =>
            new RegisterImport(Store, services.GetRequiredService<LondonClock>()).Run(paper, options, Import, rehearse);

        public async Task<IReadOnlyList<string>> Texts()
        {
            await using var db = Store.Read(Sensitivity.Restricted);
            return await db.All<Responsibility>().Select(r => r.Text).ToListAsync();
        }

        public async Task<int> Positions()
        {
            await using var db = Store.Read(Sensitivity.Restricted);
            return await db.All<Position>().CountAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
