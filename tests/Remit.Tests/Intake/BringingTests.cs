using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Remit.Data;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Tests.Harness;

namespace Remit.Tests.Intake;

public class BringingTests
{
    private static readonly Change Import = TestData.Because("Imported a paper");

    private const string Paper = "Paragraph,Responsibility,Action taken,Future action\n2.1,Fish,Nets were mended,Buy a boat\n";

    [Theory, ClassData(typeof(Databases))]
    public async Task A_preview_saves_nothing_and_says_what_keeping_then_does(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var before = await desk.Rows();

        var preview = await desk.Bringing.Preview(desk.Given(Paper), Import);
        preview.ChangesSomething.ShouldBeTrue();
        preview.Change.ShouldBeNull();
        (await desk.Rows()).ShouldBe(before);

        var kept = await desk.Bringing.Keep(desk.Given(Paper), Import, preview.Digest);
        kept.Findings.ShouldBe(preview.Findings);
        kept.Change.ShouldNotBeNull().Number.ShouldBe(1);
        (await desk.Rows()).ShouldBeGreaterThan(before);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task The_same_file_answers_and_records_give_the_same_digest_and_other_records_another(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var first = await desk.Bringing.Preview(desk.Given(Paper), Import);
        (await desk.Bringing.Preview(desk.Given(Paper), Import)).Digest.ShouldBe(first.Digest);
        await desk.Bringing.Keep(desk.Given(Paper), Import);

        var late = await desk.Bringing.Keep(
            desk.Given(Paper.Replace("Fish", "Sail", StringComparison.Ordinal)),
            Import,
            first.Digest
        );
        late.Change.ShouldBeNull();
        late.Digest.ShouldNotBe(first.Digest);
        (await desk.Changes()).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Nothing_is_kept_while_a_question_is_open(string provider)
    {
        await using var desk = await Desk.Open(provider);
        await desk.Bringing.Keep(desk.Given(Paper), Import);
        var reworded = Paper.Replace("Fish", "Fish by night", StringComparison.Ordinal);

        var open = await desk.Bringing.Keep(desk.Given(reworded), Import);
        open.Open.ShouldHaveSingleItem().Choices.Select(c => c.Value).ShouldBe(["take", "keep", "add"]);
        open.Change.ShouldBeNull();

        // An answer that the question does not have leaves it open.
        (await desk.Bringing.Keep(desk.Given(reworded, ("question-wording-pilot-2-1", "burn")), Import)).Open.Count.ShouldBe(1);
        (await desk.Bringing.Keep(desk.Given(reworded, ("question-wording-pilot-2-1", "take")), Import))
            .Change.ShouldNotBeNull()
            .Number.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_name_for_a_column_is_remembered_forgotten_and_taken_back_with_its_import(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var own = Paper.Replace("Action taken", "How we do", StringComparison.Ordinal);
        await desk.Bringing.Keep(desk.Given(own, ("column-1-2", "action-taken")), Import);
        (await desk.Bringing.Preview(desk.Given(own), Import)).Count(FindingKind.Unchanged).ShouldBe(1);
        (await desk.Bringing.Preview(desk.Given(own), Import)).Count(FindingKind.LeftOut).ShouldBe(0);

        (await desk.Store.TakeBack(1, Import)).ShouldPass();
        (await desk.Bringing.Preview(desk.Given(own), Import)).Count(FindingKind.LeftOut).ShouldBeGreaterThan(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task An_import_is_remembered_with_its_change_and_taken_back_as_one(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var upload = desk.Uploads.Of("pilot.csv", Encoding.UTF8.GetBytes(Paper), "Ann Clerk");
        await desk.Bringing.Keep(desk.Given(Paper), Import, upload: upload);
        (await desk.Uploads.Newest()).ShouldNotBeNull().ChangeNumber.ShouldBe(1);

        (await desk.Store.TakeBack(1, Import, (await desk.Uploads.BroughtInBy(1))!, rehearse: true)).ShouldPass();
        (await desk.Uploads.Newest()).ShouldNotBeNull();

        (await desk.Store.TakeBack(1, Import, (await desk.Uploads.BroughtInBy(1))!)).ShouldPass();
        (await desk.Uploads.Newest()).ShouldBeNull();
        var kept = (await desk.Uploads.Find(upload.Id, Viewer.LocalOperator(Policies.Composed))).ShouldNotBeNull();
        (kept.ChangeNumber, kept.TakenBackBy, kept.Content).ShouldBe((1, 2, null));
        await using var db = desk.Store.Read(Sight.Everything);
        (await db.All<Register>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task What_changes_nothing_is_not_remembered()
    {
        await using var desk = await Desk.Open(Databases.Sqlite);
        await desk.Bringing.Keep(desk.Given(Paper), Import);
        var again = await desk.Bringing.Keep(
            desk.Given(Paper),
            Import,
            upload: desk.Uploads.Of("pilot.csv", Encoding.UTF8.GetBytes(Paper), "Ann Clerk")
        );
        (again.Change!.Number, await desk.Changes()).ShouldBe((0, 1));
        (await desk.Uploads.Newest()).ShouldBeNull();
    }

    [Fact]
    public async Task All_problems_of_the_file_and_of_the_paper_are_said_at_once()
    {
        await using var desk = await Desk.Open(Databases.Sqlite);
        var outcome = await desk.Bringing.Preview(desk.Given("Paragraph,Responsibility\n2.1,Fish,too,many\n2.2,\n"), Import);
        outcome.Findings.Count(f => f.Kind == FindingKind.Refused).ShouldBe(2);
        (await desk.Changes()).ShouldBe(0);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task Ten_thousand_rows_come_in_and_are_known_again(string provider)
    {
        await using var desk = await Desk.Open(provider);
        var paper = new StringBuilder("Heading,Paragraph,Responsibility,Action taken,Future action,Lead officer\n");
        for (var n = 0; n < 10_000; n++)
            paper.Append(
                null,
                $"Part {n / 100},{n / 10}.{n % 10},Keep light {n} burning,It burned all year,Buy oil for light {n},Ann Other\n"
            );

        var first = await desk.Bringing.Keep(desk.Given(paper.ToString()), Import);
        first.Rows.ShouldBe(10_000);
        first.Change.ShouldNotBeNull().Number.ShouldBe(1);

        var again = await desk.Bringing.Preview(desk.Given(paper.ToString()), Import);
        again.Count(FindingKind.Unchanged).ShouldBe(10_000);
    }

    [Theory]
    [InlineData("Same words on every line")]
    [InlineData("Row {0}")]
    public async Task Ten_thousand_rows_under_one_number_are_no_trap(string words)
    {
        await using var desk = await Desk.Open(Databases.Sqlite);
        var paper =
            "Paragraph,Responsibility,Action taken\n"
            + string.Concat(Enumerable.Range(0, 10_000).Select(n => $"4.4,{string.Format(null, words, n)},\n"));
        (await desk.Bringing.Keep(desk.Given(paper), Import)).Rows.ShouldBe(10_000);
        (await desk.Bringing.Preview(desk.Given(paper), Import)).Count(FindingKind.Unchanged).ShouldBe(10_000);
    }

    [Fact]
    public void Free_keys_are_given_once()
    {
        var keys = new FreeKeys(["a", "a-3"]);
        new[] { keys.Take("A"), keys.Take("a"), keys.Take("a"), keys.Take("b"), keys.Take("!") }.ShouldBe([
            "a-2",
            "a-4",
            "a-5",
            "b",
            "record",
        ]);
        keys.Take(new string('x', 300)).Length.ShouldBeLessThan(Slug.Longest);
    }

    private sealed class Desk(TestDatabase database, ServiceProvider services) : IAsyncDisposable
    {
        public Store Store => services.GetRequiredService<Store>();

        public Bringing Bringing => services.GetRequiredService<Bringing>();

        public Uploads Uploads => services.GetRequiredService<Uploads>();

        public static async Task<Desk> Open(string provider)
        {
            var made = await TestDatabase.Create(provider);
            var desk = new Desk(made, Composition.Services(made.Choice(), new TestClock()));
            await desk.Store.Prepare();
            return desk;
        }

        public Given Given(string csv, params (string Name, string Value)[] said) =>
            new(
                Bringing.Find("responsibilities")!,
                "pilot.csv",
                Encoding.UTF8.GetBytes(csv),
                new Answers(said.Select(s => KeyValuePair.Create(s.Name, s.Value)))
            );

        public async Task<int> Changes()
        {
            await using var db = Store.Read(Sight.Everything);
            return await db.Changes.CountAsync();
        }

        /// <summary>Rows in the tables that an import of this paper touches, and in the log.</summary>
        public async Task<int> Rows()
        {
            await using var db = Store.Read(Sight.Everything);
            return await db.Changes.CountAsync()
                + await db.ChangeEntries.CountAsync()
                + await db.Set<Upload>().CountAsync()
                + await db.All<ColumnName>().CountAsync()
                + await db.All<Register>().CountAsync()
                + await db.All<Responsibility>().CountAsync()
                + await db.All<Position>().CountAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await database.DisposeAsync();
        }
    }
}
