using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Tests.Harness;
using TestData = Remit.Tests.Harness.TestData;

namespace Remit.Tests.Ledger;

public class LedgerTests
{
    [Theory, ClassData(typeof(Databases))]
    public async Task A_leaf_says_who_when_why_and_what_the_record_is_now(string provider)
    {
        await using var data = await TestData.On(provider);
        await using var db = data.Store.Write();
        var person = new Person
        {
            Id = data.Store.Ids.Next<Person>(),
            Key = "jane-smith",
            Name = "Jane Smith",
            Email = "jane@example.org",
        };
        db.Add(person);
        await db.Commit(new Change("Ann Clerk", "clerk", "Added a member", "The council named her"));

        var entry = await db.ChangeEntries.SingleAsync();
        var leaf = JsonNode.Parse(LogLeaf.Of(await db.Changes.SingleAsync(), entry))!.AsObject();
        LogLeaf.Of(await db.Changes.SingleAsync(), entry).ShouldBe(CanonicalJson.Of(leaf));
        leaf.Select(m => m.Key).ShouldBe(["at", "capacity", "change", "entry", "kind", "record", "state", "what", "who", "why"]);
        leaf["capacity"]!.GetValue<string>().ShouldBe("clerk");
        leaf.ToJsonString().ShouldNotContain("council");
        leaf["at"]!.GetValue<string>().ShouldBe(data.Clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"));
        leaf.ToJsonString().ShouldNotContain("Jane");
        leaf.ToJsonString().ShouldNotContain("jane");
        leaf.ToJsonString().ShouldNotContain("Ann");
    }

    [Fact]
    public void A_leaf_of_an_older_program_has_what_and_why_in_the_open_and_is_the_same_as_then()
    {
        var change = new LoggedChange
        {
            Number = 1,
            At = new(2007, 9, 3, 8, 0, 0, TimeSpan.Zero),
            Who = "Ann",
            WhoSalt = "salt",
            Capacity = "clerk",
            What = "Added",
            Why = "Asked",
        };
        var entry = new ChangeEntry
        {
            Leaf = 0,
            ChangeNumber = 1,
            RecordId = Guid.Empty,
            Kind = "body",
            After = "{}",
            Hash = [],
        };
        LogLeaf
            .Of(change, entry)
            .ShouldBe(
                "{\"at\":\"2007-09-03T08:00:00.0000000Z\",\"capacity\":\"clerk\",\"change\":1,\"entry\":0,\"kind\":\"body\","
                    + "\"record\":\"00000000-0000-0000-0000-000000000000\",\"state\":{},\"what\":\"Added\",\"who\":"
                    + $"{Commitment.Standing(new Commitment("salt", "who", "Ann").Digest)},\"why\":\"Asked\"}}"
            );
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_log_that_nobody_touched_verifies_and_agrees_with_its_checkpoints(string provider)
    {
        await using var data = await TestData.On(provider);
        (await Verified(data)).Faults.ShouldBeEmpty();
        var body = await data.Body();
        var first = await Signed(data);
        var action = await data.Action();
        await data.Add(data.NewOwner(action, data.RefOf(body)));
        await using (var db = data.Store.Write())
        {
            db.Remove(await db.Set<ActionOwner>().SingleAsync());
            (await db.Commit(TestData.Because("Took off"))).ShouldPass();
        }
        await data.Edit(body, b => b.Name = "Renamed “é” 🙂");

        var found = await Verified(data, first, await Signed(data));
        found.Faults.ShouldBeEmpty();
        (found.Leaves.Count, found.Changes, found.Erased).ShouldBe((5, 5L, 0));
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task What_known_at_shows_is_what_the_ledger_proves(string provider)
    {
        await using var data = await TestData.On(provider);
        var body = await data.Body("First");
        var person = await data.Person("Jane Smith");
        await data.Edit(body, b => b.Name = "Second");
        await data.Edit(person, p => p.Email = "jane@example.org");

        var leaves = (await Verified(data)).Leaves;
        await using var log = data.Store.Read(Sight.Everything);
        for (var change = 1; change <= 4; change++)
        {
            await using var then = await data.Store.ReadKnownAt(change, Sight.Everything);
            var shown = (await then.All<Body>().ToListAsync())
                .Cast<Remit.Kernel.Record>()
                .Concat(await then.All<Person>().ToListAsync())
                .ToList();
            foreach (var record in shown)
            {
                var reference = new RecordRef(record is Body ? "body" : "person", record.RowId);
                var newest = (await LedgerLog.Of(log, reference)).Last(e => e.Change.Number <= change);
                newest.Change.Number.ShouldBe(record.Version);
                MerkleProof
                    .FaultOfInclusion(
                        (ulong)newest.Entry.Leaf,
                        (ulong)leaves.Count,
                        MerkleTree.Root(leaves),
                        LogLeaf.HashOf(Encoding.UTF8.GetBytes(newest.Leaf)),
                        MerkleTree.Inclusion(leaves, (int)newest.Entry.Leaf)
                    )
                    .ShouldBeNull();
                new LoggedState(newest.Entry.After!, newest.Personal?.Values)
                    .Whole()
                    .ShouldBe(LogJson.Write(RowTable.Of(then.Model.FindEntityType(record.GetType())!), record));
            }
        }
    }

    [Theory, ClassData(typeof(Databases))]
    public async Task A_proof_of_a_record_stands_alone(string provider)
    {
        await using var data = await TestData.On(provider);
        var person = await data.Person("Jane Smith");
        await data.Body();
        await data.Edit(person, p => p.Email = "jane@example.org");

        var closed = await Proof(data, data.RefOf(person), withPersonal: false);
        var open = await Proof(data, data.RefOf(person), withPersonal: true);

        closed.ShouldNotContain("Jane");
        open.ShouldContain("Jane Smith");
        foreach (var proof in new[] { closed, open })
        {
            var verdict = CheckProof.Check(Encoding.UTF8.GetBytes(proof), known: null);
            verdict.IsValid.ShouldBeTrue(verdict.Words);
            verdict.Words.ShouldStartWith($"2 entries of {data.RefOf(person)} among the 3 of remit-ledger/");
        }
        using var other = LedgerKey.Of(new KeyFolder(Path.Combine(data.Choice.Keys, "other")));
        CheckProof.Check(Encoding.UTF8.GetBytes(open), other).Words.ShouldContain("not signed by the key");
    }

    [Fact]
    public async Task A_proof_in_which_anything_was_changed_is_none()
    {
        await using var data = await TestData.On(Databases.Sqlite);
        var person = await data.Person("Jane Smith");
        await data.Edit(person, p => p.Email = "jane@example.org");
        var proof = Encoding.UTF8.GetBytes(await Proof(data, data.RefOf(person), withPersonal: true));

        CheckProof.Check(proof, known: null).IsValid.ShouldBeTrue();
        for (var at = 0; at < proof.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                byte[] wrong = [.. proof];
                wrong[at] ^= (byte)(1 << bit);
                // Inside PEM, a blank or a line break says nothing, and blanks between the members of JSON say nothing.
                if (CheckProof.Check(wrong, known: null).IsValid)
                    Canonical(wrong).ShouldBe(Canonical(proof), $"byte {at}, bit {bit}: {Encoding.UTF8.GetString(wrong)}");
            }
        }

        static string Canonical(byte[] file)
        {
            var node = JsonNode.Parse(file)!;
            node["publicKey"] = LedgerKey.ReadPublic(node["publicKey"]!.GetValue<string>()).Name;
            return CanonicalJson.Of(node);
        }
    }

    internal static Task<Verification> Verified(TestData data, params Checkpoint[] before) => Verified(data.Store, before);

    internal static async Task<Verification> Verified(Store store, params Checkpoint[] before)
    {
        await using var db = store.Read(Sight.Everything);
        return await Verification.Of(db, before);
    }

    internal static async Task<Checkpoint> Signed(TestData data)
    {
        var leaves = (await Verified(data)).Leaves;
        using var key = LedgerKey.Of(new KeyFolder(data.Choice.Keys));
        return Checkpoint.Read(new Checkpoint(key.Name, leaves.Count, MerkleTree.Root(leaves)).SignedBy(key), key);
    }

    private static async Task<string> Proof(TestData data, RecordRef record, bool withPersonal)
    {
        await using var db = data.Store.Read(Sight.Everything);
        var leaves = (await Verified(data)).Leaves;
        using var key = LedgerKey.Of(new KeyFolder(data.Choice.Keys));
        return ProofFile.Write(
            record,
            key,
            new Checkpoint(key.Name, leaves.Count, MerkleTree.Root(leaves)).SignedBy(key),
            await LedgerLog.Proved(db, record, leaves, withPersonal)
        );
    }
}
