using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Structure.Bodies;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Ledger;

/// <summary>What somebody does who has the database and writes past the program.</summary>
public class TamperingTests
{
    public static TheoryData<string, string, string> Tampering()
    {
        var cases = new (string Sql, string Found)[]
        {
            (
                "UPDATE change_entries SET after = replace(after, '\"sensitivity\":1', '\"sensitivity\":0') WHERE leaf = 1",
                "The entry 1 (change 2, body:ID) is bad: it is not what was recorded."
            ),
            (
                "UPDATE changes SET why = 'another reason' WHERE number = 2",
                "The entry 1 (change 2, body:ID) is bad: it is not what was recorded."
            ),
            (
                "UPDATE changes SET who = 'Somebody Else' WHERE number = 3",
                "The entry 2 (change 3, body:ID) is bad: it is not what was recorded."
            ),
            (
                "UPDATE changes SET at = at + 1 WHERE number = 3",
                "The entry 2 (change 3, body:ID) is bad: it is not what was recorded."
            ),
            (
                "UPDATE change_entries SET hash = (SELECT hash FROM change_entries WHERE leaf = 0) WHERE leaf = 2",
                "The entry 2 (change 3, body:ID) is bad: it is not what was recorded."
            ),
            (
                "UPDATE change_entries SET leaf = 100 WHERE leaf = 1; UPDATE change_entries SET leaf = 1 WHERE leaf = 2; UPDATE change_entries SET leaf = 2 WHERE leaf = 100",
                "The entry 1 (change 3, body:ID) is bad: it is not what was recorded."
            ),
            (
                "DELETE FROM personal_values WHERE change_number = 2; DELETE FROM change_entries WHERE leaf = 1",
                "Entry 1 is missing: entry 2 (change 3, body:ID) stands in its place."
            ),
            (
                "UPDATE personal_values SET \"values\" = replace(\"values\", 'remark 2', 'remark 9') WHERE change_number = 2",
                "The entry 1 (change 2, body:ID) is bad: the note beside it is not the one that was recorded."
            ),
            (
                "DELETE FROM personal_values WHERE change_number = 2",
                "The entry 1 (change 2, body:ID) is bad: the key that it commits to is not beside it."
            ),
            (
                "UPDATE personal_values SET \"values\" = '{\"key\":[null,\"\"]}' WHERE change_number = 2",
                "The entry 1 (change 2, body:ID) is bad: the key beside it has no salt, and nobody erased it."
            ),
            (
                "UPDATE personal_values SET \"values\" = '{}', erased_by = 3 WHERE change_number = 2",
                "What change 2 recorded of ID is gone, and change 3 did not erase it."
            ),
            (
                "UPDATE personal_values SET \"values\" = 'x' WHERE change_number = 2",
                "The entry 1 (change 2, body:ID) is bad: the texts beside it can't be read."
            ),
            ("UPDATE bodies SET name = 'Tampered' WHERE name = 'Two'", "The record body:ID is not as change 2 left it."),
            ("DELETE FROM bodies WHERE name = 'Two'", "The record body:ID is not in its table, where change 2 left it."),
            (
                "INSERT INTO changes (number, at, who, who_salt, capacity, what) SELECT 4, at, 'X', 'salt', 'x', 'x' FROM changes WHERE number = 3",
                "There are 4 changes, and the entries speak of 3."
            ),
        };
        var rows = new TheoryData<string, string, string>();
        foreach (var provider in new Databases())
        foreach (var (sql, found) in cases)
            rows.Add(new TheoryDataRow<string, string, string>(provider.Data, sql, found) { Skip = provider.Skip });
        return rows;
    }

    [Theory, MemberData(nameof(Tampering))]
    public async Task What_was_written_past_the_program_is_found_and_named(string provider, string sql, string found)
    {
        await using var data = await Three(provider);
        await Raw(data, sql);

        var fault = (await LedgerTests.Verified(data)).Faults.ShouldHaveSingleItem();
        System.Text.RegularExpressions.Regex.Replace(fault, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID").ShouldBe(found);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_tail_that_was_cut_off_is_found_against_a_checkpoint(string provider)
    {
        await using var data = await Three(provider);
        var checkpoint = await LedgerTests.Signed(data);
        await Raw(
            data,
            "DELETE FROM personal_values WHERE change_number = 3; DELETE FROM change_entries WHERE leaf = 2; DELETE FROM changes WHERE number = 3; DELETE FROM bodies WHERE name = 'Three'"
        );

        (await LedgerTests.Verified(data)).Faults.ShouldBeEmpty();
        (await LedgerTests.Verified(data, checkpoint)).Faults.ShouldBe([
            "The log ends before entry 2, and the checkpoint has 3 entries: its end was cut off, or an older one was put in its place.",
        ]);
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_log_that_was_rebuilt_as_a_whole_is_found_against_a_checkpoint(string provider)
    {
        await using var data = await Three(provider);
        var before = await LedgerTests.Signed(data);
        await Raw(data, "UPDATE changes SET why = 'another reason' WHERE number = 2");
        await Rehash(data);

        (await LedgerTests.Verified(data)).Faults.ShouldBeEmpty();
        (await LedgerTests.Verified(data, before)).Faults.ShouldBe([
            "The first 3 entries are not those of the checkpoint, though each agrees with its own hash: the log was written anew.",
        ]);
        await data.Body("Four");
        (await LedgerTests.Verified(data, before)).Faults.ShouldHaveSingleItem().ShouldContain("written anew");
    }

    [Fact]
    public async Task A_backup_of_before_put_in_its_place_is_found_against_a_checkpoint()
    {
        await using var data = await Three(Databases.Sqlite);
        await using var copy = await Three(Databases.Sqlite);
        var checkpoint = await LedgerTests.Signed(data);

        // Another partnership's log of the same length.
        (await LedgerTests.Verified(copy, checkpoint))
            .Faults.ShouldHaveSingleItem()
            .ShouldContain("written anew");
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task From_the_command_line_verify_tells_and_nothing_is_signed_for_a_log_that_was_changed(string provider)
    {
        await using var data = await Three(provider);
        await data.Store.DisposeAsync();
        string[] where = [.. Where(data)];
        var file = Path.Combine(Directory.CreateDirectory(data.Choice.Keys).FullName, "..", "checkpoint.txt");

        (await Run("ledger", "checkpoint", "--out", file)).Code.ShouldBe(0);
        var (code, words) = await Run("ledger", "verify", "--since", file);
        words.ShouldContain("The log is as it was recorded: 3 entries of 3 changes, root ");
        words.ShouldContain("Its first 3 entries are those of the checkpoint.");
        code.ShouldBe(0);
        var proof = Path.Combine(data.Choice.Keys, "..", "proof.json");
        (await Run("ledger", "prove", "body:nobody", "--out", proof)).ShouldBe(
            (1, "There is no record body:nobody. Name one by its kind and key, such as body:board, or place:board/chair.\n")
        );
        var key = await data
            .Store.Read(Sight.Everything)
            .All<Body>()
            .Where(b => b.Name == "Two")
            .Select(b => b.Key)
            .SingleAsync();
        (await Run("ledger", "prove", $"body:{key}", "--out", proof)).Code.ShouldBe(0);
        (await RunProgram.ToItsEnd("ledger", "check-proof", proof)).Code.ShouldBe(0);
        var publicKey = Path.Combine(data.Choice.Keys, "..", "ledger.pub");
        (await Run("ledger", "public-key", "--out", publicKey)).Code.ShouldBe(0);
        (await RunProgram.ToItsEnd("ledger", "check-proof", proof, "--key", publicKey)).Code.ShouldBe(0);

        await Raw(data, "UPDATE changes SET why = 'another reason' WHERE number = 2");
        await Rehash(data);
        foreach (var verb in new[] { "verify", "checkpoint" })
        {
            (code, words) = await Run("ledger", verb);
            code.ShouldBe(1);
            words.ShouldContain("WRONG  The first 3 entries are not those of the checkpoint");
        }
        await File.AppendAllTextAsync(file, "x");
        (code, words) = await Run("ledger", "verify", "--since", file);
        (code, words).ShouldBe(
            (1, $"{file} is no checkpoint of this ledger: it is no signed note: a text, an empty line, signatures.\n")
        );

        Task<(int Code, string Words)> Run(params string[] verb) => RunProgram.ToItsEnd([.. verb, .. where]);
    }

    private static IEnumerable<string> Where(TestData data) =>
        data.Choice.Folder is { } folder
            ? ["--data", folder]
            : ["--database", data.Choice.ConnectionString, "--keys", data.Choice.Keys];

    private static async Task<TestData> Three(string provider)
    {
        var data = await TestData.On(provider);
        await data.Body("One", with: b => b.Note = "remark 1");
        await data.Body("Two", with: b => b.Note = "remark 2");
        await data.Body("Three", with: b => b.Note = "remark 3");
        return data;
    }

    private static async Task Raw(TestData data, string sql)
    {
        await using var db = data.Store.Read(Sight.Everything);
        foreach (var statement in sql.Split("; "))
            await db.Database.ExecuteSqlRawAsync(
                statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)
            );
    }

    private static async Task Rehash(TestData data)
    {
        await using var db = data.Store.Read(Sight.Everything);
        foreach (var entry in await LedgerLog.Between(db, 0, long.MaxValue))
            await db.Database.ExecuteSqlAsync(
                $"UPDATE change_entries SET hash = {LogLeaf.HashOf(entry.Change, entry.Entry)} WHERE leaf = {entry.Entry.Leaf}"
            );
    }
}
