using System.CommandLine;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Portable.Packs;

/// <summary>The verb <c>sources</c>.</summary>
internal static class PackCommands
{
    /// <summary><c>sources</c>, and <c>sources add PACK [--dry-run] [--take-over]</c>.</summary>
    public static Command Sources(Opening opening)
    {
        var command = new Command(
            "sources",
            "List the legislation and guidance that ships with Remit, and what of it is recorded"
        );
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything);
                    foreach (var standing in await StandingPack.All(db, services.GetRequiredService<ShippedPacks>()))
                        Console.WriteLine(Line(standing));
                    return Opening.Done;
                }
            )
        );
        command.Subcommands.Add(Add(opening));
        return command;
    }

    private static Command Add(Opening opening)
    {
        var key = new Argument<string>("PACK") { Description = "The pack, such as children-act-2004" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would change, record by record, and save nothing" };
        var takeOver = new Option<bool>("--take-over")
        {
            Description = "Where your records say something else, take the pack’s words (without it, yours stay)",
        };
        var command = new Command("add", "Add a pack, or bring it up to date; adds and fills what is empty, never ends anything")
        {
            key,
            dryRun,
            takeOver,
        };
        command.SetAction(async words =>
        {
            var (named, rehearse) = (words.GetValue(key)!, words.GetValue(dryRun));
            return await opening.ToWrite(
                words,
                async services =>
                {
                    var packs = services.GetRequiredService<ShippedPacks>();
                    if (packs.Find(named) is not { } pack)
                    {
                        await Console.Error.WriteLineAsync(
                            $"There is no pack “{named}”. There are:\n{string.Join('\n', packs.All.Select(p => $"  {p.Key}"))}"
                        );
                        return Opening.CannotWork;
                    }
                    var done = await services
                        .GetRequiredService<AddingAPack>()
                        .Add(
                            pack,
                            words.GetValue(takeOver),
                            Sight.Everything,
                            what => new Change(Change.LocalOperator, "by the command line", what),
                            rehearse: rehearse
                        );
                    return Say(done, rehearse);
                }
            );
        });
        return command;
    }

    private static int Say(PackProposal done, bool rehearse)
    {
        foreach (var problem in done.Problems)
            Console.Error.WriteLine(problem);
        if (done.Problems.Count > 0)
        {
            Console.Error.WriteLine($"{done.Problems.Count.Counted("problem", "problems")}. Nothing was saved.");
            return Opening.Refused;
        }
        foreach (var change in rehearse ? done.Changes : [])
            Console.WriteLine(change);
        foreach (var kept in done.Kept)
            Console.WriteLine($"= {kept}");
        Console.WriteLine(
            $"{done.Added.Counted("record", "records")} {(rehearse ? "would be " : "")}added, {done.Changed:N0} changed, {done.Unchanged:N0} unchanged"
                + $"{(done.Kept.Count == 0 ? "" : $"; {done.Kept.Count.Counted("field stays", "fields stay")} as you have it")}."
                + (done.Change is { } change2 ? $" This is change {change2.Number}." : "")
        );
        return Opening.Done;
    }

    private static string Line(StandingPack standing) =>
        $"{standing.Pack.Key}  {standing.State.OnScreen().ToLowerInvariant()}\n"
        + $"    {standing.Pack.Title}: {standing.Pack.Provisions.Counted("provision", "provisions")}, checked on {LondonDate.Words(standing.Pack.Edition)}"
        + (standing.Pack.Unverified == 0 ? "" : $"; something in {standing.Pack.Unverified:N0} of them could not be verified");
}
