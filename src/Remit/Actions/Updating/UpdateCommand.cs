using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Actions.Progress;
using Remit.Data;
using Remit.Documents;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Actions.Updating;

/// <summary><c>actions update FILE</c>: the file of <c>export actions --format csv</c>, filled in.</summary>
internal static class UpdateCommand
{
    public static Command Of(Opening opening)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file with the columns that “export actions” writes" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, line by line, and save nothing" };
        var command = new Command("update", "Update the actions of a file in one change; what is not different says nothing")
        {
            file,
            dryRun,
        };
        command.SetAction(words =>
            opening.ToWrite(words, services => Run(services, words.GetValue(file)!, words.GetValue(dryRun)))
        );
        return command;
    }

    private static async Task<int> Run(IServiceProvider services, FileInfo file, bool rehearse)
    {
        if (!file.Exists)
            return await ActionsCommands.Refuse([$"There is no file “{file.Name}”."]);
        var store = services.GetRequiredService<Store>();
        var today = services.GetRequiredService<LondonClock>().Today;
        var (text, wrong) = DocumentFile.TextOf(file.Name, await File.ReadAllBytesAsync(file.FullName));
        if (text is null)
            return await ActionsCommands.Refuse([wrong!]);
        await using var db = store.Write();
        var read = await UpdateFile.Read(db, text, today);
        var problems = read.Problems.ToList();
        var progressing = new Progressing(db, store.Ids, today);
        var keys = read.Lines.Select(l => l.Action.Id).ToList();
        var actions = await db.Set<ActionItem>().Where(a => keys.Contains(a.Id)).ToDictionaryAsync(a => a.Id);
        var lines = new Dictionary<Guid, int>();
        foreach (var line in read.Lines.DistinctBy(l => l.Action.Id))
        {
            var action = actions[line.Action.Id];
            lines[action.RowId] = line.Line;
            var refused = await line.Update.To(action, progressing, ActionsCommands.Operator, today);
            problems.AddRange(refused.Select(r => $"Line {line.Line}: {r.Message}"));
        }
        if (problems.Count > 0)
            return await ActionsCommands.Refuse(problems);
        if (read.Lines.Count == 0)
        {
            Console.WriteLine("Nothing in the file differs from what is recorded.");
            return Opening.Done;
        }
        var change = Viewer
            .LocalOperator(services.GetRequiredService<Policy>())
            .Change($"Updated {read.Lines.Count.Counted("action", "actions")} from {file.Name}");
        var kept = rehearse ? await db.Rehearse(change) : await db.Commit(change);
        if (kept.IsRefused)
            return await ActionsCommands.Refuse(
                kept.Refusals.Select(r =>
                    r.Record is { } record && lines.TryGetValue(record.Id, out var line) ? $"Line {line}: {r.Message}" : r.Message
                )
            );
        foreach (var line in read.Lines)
            Console.WriteLine($"Line {line.Line}: {line.Action.Key}: {InWords(line.Update)}");
        Console.WriteLine(
            rehearse
                ? $"{read.Lines.Count.Counted("action", "actions")} would be updated. Nothing was saved."
                : $"{read.Lines.Count.Counted("action", "actions")} updated (change {kept.Value.Number})."
        );
        return Opening.Done;
    }

    private static string InWords(ActionUpdate update) =>
        string.Join(
            ", ",
            new[]
            {
                update.Words is null ? null : "progress",
                update.Due is { } due ? $"due on {due.InWords()}" : null,
                update.Becomes?.OnScreen().ToLowerInvariant(),
            }.OfType<string>()
        );
}
