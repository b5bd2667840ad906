using Remit.Actions;
using Remit.Actions.Updating;
using Remit.Kernel;
using Remit.Tests.Harness;

namespace Remit.Tests.Actions;

/// <summary>The file of <c>export actions</c>, filled in in a spreadsheet and brought back.</summary>
public class ActionsFileTests
{
    private const string Header =
        "Key,Due,Status,Newest progress,Said on,Done on,What shows that it was done,\"Why nothing shows it, or why it was withdrawn\",Why the due date moves\n";

    [Fact]
    public async Task What_is_no_different_says_nothing_and_what_is_new_is_read()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (one, two, words) = (
            await data.Action("One", a => a.Due = When.Day("2007-10-01")),
            await data.Action("Two", a => a.Due = When.Day("2007-10-01")),
            await data.Action("Three", a => a.DueWords = "quarterly?")
        );
        (await data.TrySay(one, "=begun, with \"care\"")).ShouldPass();
        var file = await Read(
            data,
            Header
                + $"{one.Key},2007-10-01,Open,\"'=begun, with \"\"care\"\"\",2007-09-03,,,,\n"
                + $"{two.Key},1 November 2007,Open,Slow,,,,,The audit is late\n"
                + $"{words.Key},quarterly?,Done,,,2007-09-01,The return,,\n"
        );
        file.Problems.ShouldBeEmpty();
        file.Lines.Select(l => (l.Line, l.Action.Key)).ShouldBe([(3, two.Key), (4, words.Key)]);
        var late = file.Lines[0].Update;
        (late.Words, late.Due, late.WhyMoved, late.Becomes).ShouldBe(("Slow", When.Day("2007-11-01"), "The audit is late", null));
        var done = file.Lines[1].Update;
        (done.Becomes, done.DoneOn, done.Proof, done.Due).ShouldBe(
            (ActionStatus.Done, When.Day("2007-09-01"), "The return", null)
        );
    }

    [Fact]
    public async Task What_cant_be_read_is_refused_with_its_line()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var (one, done) = (await data.Action("One"), await data.Action("Two"));
        (await data.TryClose(done)).ShouldPass();
        var file = await Read(
            data,
            Header
                + $"{one.Key},soon,Open,,,,,,\n"
                + "nowhere,,Open,Hello,,,,,\n"
                + $"{one.Key},,Finished,Hello,,,,,\n"
                + $"{done.Key},,Open,,,,,,\n"
                + $"{one.Key},,Open,Again,,,,,\n"
        );
        file.Problems.ShouldContain(p => p.StartsWith("Line 2: “soon” is no day (Due)", StringComparison.Ordinal));
        file.Problems.ShouldContain("Line 3: there is no action “nowhere” that stands today.");
        file.Problems.ShouldContain("Line 4: “Finished” is no status. Expected Open, Done or Withdrawn.");
        file.Problems.ShouldContain(p => p.StartsWith("Line 5: the action is done. Open it again", StringComparison.Ordinal));
        file.Problems.ShouldContain(p =>
            p.StartsWith("Line 6:", StringComparison.Ordinal) && p.Contains("more than once", StringComparison.Ordinal)
        );
        (await Read(data, "Action,Due\nOne,2007-10-01\n")).Problems.ShouldHaveSingleItem().ShouldContain("no column “Key”");
        (await Read(data, "")).Problems.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_verbs_take_out_update_and_close_and_a_file_that_nobody_touched_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("remit-actions-").FullName;
        try
        {
            Task<(int Code, string Words)> Run(params string[] words) =>
                RunProgram.ToItsEnd([.. words, "--data", Path.Combine(folder, "data")]);
            (await Run("add", "action", "--set", "what=Audit 20 records", "--set", "every=1 year")).Code.ShouldBe(0);
            var csv = Path.Combine(folder, "actions.csv");
            (await Run("export", "actions", "--format", "csv", "--out", csv)).Code.ShouldBe(0);
            var untouched = await Run("actions", "update", csv);
            untouched.Words.ShouldContain("Nothing in the file differs");
            var text = await File.ReadAllTextAsync(csv, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                csv,
                text.Replace("Open", "Done", StringComparison.Ordinal),
                TestContext.Current.CancellationToken
            );
            var refused = await Run("actions", "update", csv);
            refused.Code.ShouldNotBe(0);
            refused.Words.ShouldContain("Line 2: Say what shows that it is done");
            (await Run("actions", "close", "audit-20-records", "--proof", "The report")).Words.ShouldContain(
                "It comes again: audit-20-records-2"
            );
            (await Run("actions", "list", "--status", "done")).Words.ShouldContain("audit-20-records: Audit 20 records");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<UpdateFile> Read(TestData data, string text)
    {
        await using var db = data.Store.Read(Sight.Everything);
        return await UpdateFile.Read(db, text, data.Today);
    }
}
