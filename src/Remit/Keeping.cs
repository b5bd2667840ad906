using System.CommandLine;
using System.Data.Common;
using Remit.Data;
using Remit.Data.Backups;
using Remit.Kernel;
using Remit.Ledger;
using Remit.Web.CommandLine;

namespace Remit;

/// <summary>The verbs that keep a partnership safe: <c>backup</c> and <c>restore</c>.</summary>
internal static class Keeping
{
    /// <summary><c>backup FILE</c></summary>
    public static Command Backup(Opening opening)
    {
        var to = new Argument<string>("FILE") { Description = "A new file, such as remit-2007-09-03.zip" };
        var command = new Command("backup", "Write everything that the database holds to one file, while others go on working")
        {
            to,
        };
        command.SetAction(words =>
            opening.AsItIs(
                words,
                async services =>
                {
                    var file = words.GetValue(to)!;
                    try
                    {
                        var manifest = await services.GetRequiredService<Store>().BackUp(file);
                        Console.WriteLine($"Wrote {Contents(manifest)} to {file}. The keys are not in it: keep them apart.");
                        return Opening.Done;
                    }
                    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
                    {
                        await Console.Error.WriteLineAsync($"{problem.Message} No backup was written.");
                        return Opening.CannotWork;
                    }
                    catch (DbException problem)
                    {
                        return await CannotReach(services, problem, "read", "No backup was written.");
                    }
                }
            )
        );
        return command;
    }

    /// <summary><c>restore FILE</c></summary>
    public static Command Restore(Opening opening)
    {
        var from = new Argument<string>("FILE") { Description = "A file that ./remit backup wrote, from either database" };
        var command = new Command("restore", "Put a backup back, into an empty place; checks it first, and never overwrites")
        {
            from,
        };
        command.SetAction(words =>
            opening.AsItIs(
                words,
                async services =>
                {
                    try
                    {
                        // What can't be read is said before anything is made.
                        _ = SignedCheckpoints.Of(services.GetRequiredService<KeyFolder>());
                        using var backup = BackupFile.Open(words.GetValue(from)!);
                        return await Restore(
                            services.GetRequiredService<Store>(),
                            backup,
                            Path.GetFileName(words.GetValue(from)!)
                        );
                    }
                    catch (BackupRefusedException refused)
                    {
                        await Console.Error.WriteLineAsync(refused.Message);
                        return Opening.Refused;
                    }
                    catch (FormatException problem)
                    {
                        await Console.Error.WriteLineAsync(problem.Message);
                        return Opening.CannotWork;
                    }
                    catch (DbException problem)
                    {
                        return await CannotReach(services, problem, "restore to", "Nothing was restored.");
                    }
                }
            )
        );
        return command;
    }

    private static async Task<int> Restore(Store store, BackupFile backup, string name)
    {
        await store.Restore(backup);
        // Older tables come up to date, and who was erased since the backup was written is erased again, before anybody reads.
        await store.Prepare();
        Console.WriteLine(
            $"Restored {Contents(backup.Manifest)}, written {LondonDate.Words(backup.Manifest.At)}, and checked every row."
        );
        var keys = new KeyFolder(store.Choice.Keys);
        var size = (int)(backup.Manifest.Tables.FirstOrDefault(t => t.Name == LoggedEntries.Table)?.Rows ?? 0);
        await using var db = store.Read(Sight.Everything);
        var ledger = await Verification.Of(db, SignedCheckpoints.Of(keys).UpTo(size));
        foreach (var fault in ledger.Faults)
            await Console.Error.WriteLineAsync($"WRONG  {fault}");
        if (ledger.Faults.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"The ledger of what was backed up does not hold. Don't go on with {store.Choice.Words}: restore an older backup elsewhere."
            );
            return Opening.Refused;
        }
        SignedCheckpoints.Restored(keys, ledger.Leaves, size, store.Clock.Now, name);
        Console.WriteLine($"The ledger holds: {ledger.Leaves.Count:N0} entries are as they were recorded.");
        var signed = SignedCheckpoints.Of(keys);
        Console.WriteLine($"{signed.Words(signed.Restores[^1])} {keys.FileOf(SignedCheckpoints.FileName)} says so from now on.");
        return Opening.Done;
    }

    private static async Task<int> CannotReach(IServiceProvider services, DbException problem, string what, string outcome)
    {
        var choice = services.GetRequiredService<DatabaseChoice>();
        var words = WhatTheDatabaseRefuses.InWords(problem, choice) ?? problem.Message;
        await Console.Error.WriteLineAsync($"Can't {what} {choice.Words}: {words} {outcome}");
        return Opening.CannotWork;
    }

    private static string Contents(BackupManifest manifest) =>
        $"{manifest.Tables.Sum(t => t.Rows):N0} rows of {manifest.Tables.Count:N0} tables, up to change {manifest.LastChange}";
}
