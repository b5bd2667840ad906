using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web.CommandLine;

namespace Remit.Ledger;

/// <summary>The verb <c>ledger</c>.</summary>
public static class LedgerCommands
{
    /// <summary><c>ledger verify</c>, <c>checkpoint</c>, <c>prove</c>, <c>check-proof</c>, <c>public-key</c>.</summary>
    public static Command Ledger(Opening opening) =>
        new("ledger", "Show that the log of changes was not changed itself")
        {
            Verify(opening),
            CheckpointVerb(opening),
            Prove(opening),
            CheckProof.Command(),
            PublicKey(opening),
        };

    private static Command Verify(Opening opening)
    {
        var since = new Option<string?>("--since")
        {
            Description = "An earlier checkpoint, with which the log must agree",
            HelpName = "FILE",
        };
        var key = new Option<string?>("--key")
        {
            Description = "The public key that signed it (default: this partnership's own)",
            HelpName = "FILE",
        };
        var command = new Command("verify", "Recompute everything, and name the first entry that is not as it was recorded")
        {
            since,
            key,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                services =>
                    Said(async () =>
                    {
                        var keys = services.GetRequiredService<KeyFolder>();
                        var before = words.GetValue(since) is { } file
                            ? [Given(file, words.GetValue(key), keys)]
                            : Array.Empty<Checkpoint>();
                        var signed = SignedCheckpoints.Of(keys);
                        var standing = before.Where(c => signed.IsBefore(c) is null).ToList();
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        var found = await Verification.Of(db, standing.Concat(signed.Last));
                        return Tell(found, standing, signed, before.Except(standing));
                    })
            )
        );
        return command;
    }

    private static Command CheckpointVerb(Opening opening)
    {
        var to = Out("The file to write (default: the output)");
        var command = new Command("checkpoint", "Sign how far the log has come, after verifying it") { to };
        command.SetAction(words =>
            opening.ToRead(
                words,
                services =>
                    Said(async () =>
                    {
                        var keys = services.GetRequiredService<KeyFolder>();
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        var found = await Verification.Of(db, SignedCheckpoints.Of(keys).Last);
                        if (found.Faults.Count > 0)
                            return Tell(found, []);
                        using var key = LedgerKey.Of(keys);
                        var note = SignedCheckpoints.Sign(key, keys, found.Leaves);
                        return await Write(words.GetValue(to), note, $"Signed {Entries(found.Leaves.Count)} as {key.Name}");
                    })
            )
        );
        return command;
    }

    private static Command Prove(Opening opening)
    {
        var record = new Argument<string>("RECORD") { Description = "The record, as body:KEY, place:BODY/KEY or action:ID" };
        var to = Out("The file to write", required: true);
        var personal = new Option<bool>("--with-personal")
        {
            Description = "Disclose the personal values too, and who made each change",
        };
        var command = new Command("prove", "Write a proof of everything that was recorded of a record") { record, to, personal };
        command.SetAction(words =>
            opening.ToRead(
                words,
                services =>
                    Said(async () =>
                    {
                        var keys = services.GetRequiredService<KeyFolder>();
                        await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                        var named = await db.Named(words.GetValue(record)!);
                        if (named.Count != 1)
                            return await Refuse(NotOne(words.GetValue(record)!, named));
                        var found = await Verification.Of(db, SignedCheckpoints.Of(keys).Last);
                        if (found.Faults.Count > 0)
                            return Tell(found, []);
                        using var key = LedgerKey.Of(keys);
                        var entries = await LedgerLog.Proved(db, named[0], found.Leaves, words.GetValue(personal));
                        var proof = ProofFile.Write(named[0], key, SignedCheckpoints.Sign(key, keys, found.Leaves), entries);
                        return await Write(words.GetValue(to), proof, $"Proved {Entries(entries.Count)} of {named[0]}");
                    })
            )
        );
        return command;
    }

    private static Command PublicKey(Opening opening)
    {
        var to = Out("The file to write (default: the output)");
        var command = new Command("public-key", "Give out the key with which others check checkpoints and proofs") { to };
        command.SetAction(words =>
            Said(async () =>
            {
                using var key = LedgerKey.Of(new KeyFolder(opening.Choose(words).Keys));
                return await Write(words.GetValue(to), key.PublicPem, $"The key {key.Name}");
            })
        );
        return command;
    }

    private static Option<string?> Out(string about, bool required = false) =>
        new("--out")
        {
            Description = about,
            HelpName = "FILE",
            Required = required,
        };

    private static Checkpoint Given(string file, string? keyFile, KeyFolder keys)
    {
        var own = keys.FileOf($"{LedgerKey.FileName}.pem");
        if (keyFile is null && !File.Exists(own))
            throw new FormatException(
                $"There is no key {own} to check the signature of {file} with. Name the public key with --key."
            );
        using var key = keyFile is null ? LedgerKey.Of(keys) : LedgerKey.ReadPublic(File.ReadAllText(keyFile));
        try
        {
            return Checkpoint.Read(Checkpoint.TextOf(File.ReadAllBytes(file)), key);
        }
        catch (FormatException problem)
        {
            throw new FormatException($"{file} is no checkpoint of this ledger: {problem.Message}.", problem);
        }
    }

    /// <summary>Tells the outcome, and what was restored; a checkpoint of before a restore is not one that the log agrees with.</summary>
    private static int Tell(
        Verification found,
        IReadOnlyList<Checkpoint> since,
        SignedCheckpoints signed,
        IEnumerable<Checkpoint> gone
    )
    {
        var outcome = Tell(found, since);
        foreach (var restore in signed.Restores)
            Console.WriteLine(signed.Words(restore));
        foreach (var checkpoint in gone)
        {
            var restore = signed.IsBefore(checkpoint)!;
            Console.WriteLine(
                $"The checkpoint of {Entries((int)checkpoint.Size)} was signed before the restore, and can’t be held against this log, which has only its first {restore.Size}. Give whoever holds it a new one."
            );
            outcome = Opening.Refused;
        }
        return outcome;
    }

    private static int Tell(Verification found, IReadOnlyList<Checkpoint> since)
    {
        foreach (var fault in found.Faults)
            Console.WriteLine($"WRONG  {fault}");
        if (found.Faults.Count > 0)
            return Opening.Refused;
        Console.WriteLine(
            $"The log is as it was recorded: {Entries(found.Leaves.Count)} of {found.Changes} {(found.Changes == 1 ? "change" : "changes")}, root {Convert.ToBase64String(MerkleTree.Root(found.Leaves))}."
        );
        if (found.Erased > 0)
            Console.WriteLine($"In {Entries(found.Erased)} what was personal was erased; the rest is proved.");
        foreach (var checkpoint in since)
            Console.WriteLine($"Its first {Entries((int)checkpoint.Size)} are those of the checkpoint.");
        return Opening.Done;
    }

    private static string NotOne(string reference, IReadOnlyList<RecordRef> named) =>
        named.Count == 0
            ? $"There is no record {reference}. Name one by its kind and key, such as body:board, or place:board/chair."
            : $"{named.Count} records are called {reference}: {string.Join(", ", named.Take(5))}. Name one by its kind and id, or put the key of what holds it first.";

    private static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";

    private static async Task<int> Write(string? file, string text, string done)
    {
        if (file is null)
        {
            Console.Write(text);
            return Opening.Done;
        }
        await File.WriteAllTextAsync(file, text);
        Console.WriteLine($"{done}: {file}");
        return Opening.Done;
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Opening.Refused;
    }

    private static async Task<int> Said(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (FormatException problem)
        {
            return await Refuse(problem.Message);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DatabaseRefusedException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Opening.CannotWork;
        }
    }
}
