using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.CommandLine;

namespace Remit.Structure.Handover;

/// <summary>The verbs <c>rename</c>, <c>establish</c> and <c>close</c>: what the guided pages do, from the command line.</summary>
internal static class HandoverCommands
{
    /// <summary><c>rename REFERENCE --to NAME --on DATE</c></summary>
    public static Command Rename(Opening opening)
    {
        var (record, on, common) = (
            Reference("body:KEY or organisation:KEY"),
            HandoverOptions.Day("--on", "The first day of the new name (default today)"),
            new HandoverOptions()
        );
        var to = new Option<string>("--to")
        {
            Description = "The new name",
            HelpName = "NAME",
            Required = true,
        };
        var command = new Command("rename", "Give a body or an organisation another name from a day on") { record, to, on };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var day = HandoverOptions.DayOf(words, on, services);
                await using var db = HandoverOptions.Writing(services, out var viewer);
                var name = words.GetValue(to)!.Trim();
                var renaming = new Reorganising(db, services.GetRequiredService<IdSource>());
                if (await Renamed(db, renaming, words.GetValue(record)!, name, day) is not var (now, refusals))
                    return await HandoverOptions.IsNotThere(words.GetValue(record)!);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    refusals,
                    $"Renamed “{now}” to “{name}” from {LondonDate.Words(day)}",
                    [$"“{now}” is called “{name}” from {LondonDate.Words(day)}. Until the day before it keeps its name."]
                );
            }
        );
    }

    /// <summary><c>establish body:KEY --on DATE</c></summary>
    public static Command Establish(Opening opening)
    {
        var (record, on, common) = (
            Reference("body:KEY"),
            HandoverOptions.Day("--on", "The first day on which it is established (default today)"),
            new HandoverOptions()
        );
        var all = new Option<bool>("--with-all")
        {
            Description = "Places, lines and topics without a first day start on it, too",
        };
        var command = new Command("establish", "Establish a proposed body") { record, on, all };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var day = HandoverOptions.DayOf(words, on, services);
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await BodyOf(db, words.GetValue(record)!) is not { } body)
                    return await HandoverOptions.IsNotThere(words.GetValue(record)!);
                var establishing = (await Establishing.Load(db, body.Id, day))!;
                var starting = establishing.Starters.Where(s => s.IsUsual || words.GetValue(all)).ToList();
                var done = establishing.Do([.. starting.Select(s => s.Value)]);
                return await common.Keep(
                    words,
                    db,
                    viewer,
                    done.Refusals,
                    $"Established “{body.Name}” from {LondonDate.Words(day)}",
                    [
                        $"“{body.Name}” is established from {LondonDate.Words(day)}.",
                        .. starting.Select(s => $"{s.Title} starts then."),
                    ]
                );
            }
        );
    }

    /// <summary><c>close body:KEY --on DATE --successor KEY… --goes RECORD=KEY|end</c></summary>
    public static Command Close(Opening opening)
    {
        var (record, on, common) = (
            Reference("body:KEY"),
            HandoverOptions.Day("--on", "Its last day (default today)"),
            new HandoverOptions()
        );
        var successors = new Option<string[]>("--successor")
        {
            Description = "A body that takes over from it; several times for several",
            HelpName = "KEY",
        };
        var goes = new Option<string[]>("--goes")
        {
            Description =
                "Where one thing goes, if not where it usually would: line:eydcp/executive=early-years-group, or =end where it ends",
            HelpName = "RECORD=KEY|end",
        };
        var command = new Command("close", "Close a body and hand on what it holds") { record, on, successors, goes };
        return common.Run(
            command,
            opening,
            async (services, words) =>
            {
                var day = HandoverOptions.DayOf(words, on, services);
                await using var db = HandoverOptions.Writing(services, out var viewer);
                if (await BodyOf(db, words.GetValue(record)!) is not { } body)
                    return await HandoverOptions.IsNotThere(words.GetValue(record)!);
                var (taking, unknown) = await Bodies(db, words.GetValue(successors) ?? []);
                if (unknown is not null)
                    return await HandoverOptions.IsNotThere(unknown);
                var plan = (await services.GetRequiredService<Closing>().Plan(db, body.Id, day, taking))!;
                if (plan.Refusals.Count > 0)
                    return await HandoverOptions.Refuse(plan.Refusals.Select(r => r.Message));
                var (answers, wrong) = await Read(db, plan, words.GetValue(goes) ?? []);
                if (wrong is not null)
                    return await HandoverOptions.Refuse([wrong]);
                var says = ClosingWords.Of(plan, plan.Goes(answers));
                var each = plan.Goes(answers).Select(g => $"  {g.Item.Title}: {ClosingWords.Of(plan, g)}").ToList();
                var done = plan.Do(db, services.GetRequiredService<IdSource>(), answers);
                return await common.Keep(words, db, viewer, done.Refusals, says.Change, [.. says.Sentences, .. each]);
            }
        );
    }

    /// <summary>Renames what a reference names: what it was called, and what is refused. Null where it names nothing that has a name.</summary>
    private static async Task<(string Now, IReadOnlyList<Refusal> Refusals)?> Renamed(
        Db db,
        Reorganising renaming,
        string reference,
        string name,
        DateOnly day
    ) =>
        Split(reference) switch
        {
            ("body", var key) when await db.All<Body>().SingleOrDefaultAsync(b => b.Key == key) is { } body => (
                body.Name,
                (await renaming.Rename(body.Id, name, day)).Refusals
            ),
            ("organisation", var key)
                when await db.All<Organisation>().SingleOrDefaultAsync(o => o.Key == key) is { } organisation => (
                organisation.Name,
                (await renaming.Rename(organisation.Id, name, day)).Refusals
            ),
            _ => null,
        };

    /// <summary>Reads each RECORD=KEY; with what is wrong with the first that can't be read, in a sentence.</summary>
    private static async Task<(Answers Answers, string? Wrong)> Read(Db db, ClosingPlan plan, string[] given)
    {
        var answers = new Answers();
        foreach (var said in given)
            if (await Read(db, plan, said, answers) is { } wrong)
                return (answers, wrong);
        return (answers, null);
    }

    /// <summary>Reads RECORD=KEY and puts it where the form has it; what is wrong with it, in a sentence.</summary>
    private static async Task<string?> Read(Db db, ClosingPlan plan, string said, Answers answers)
    {
        if (said.Split('=', 2) is not [var reference, var key])
            return $"“{said}” is not of the form RECORD=KEY or RECORD=end.";
        var named = await db.Named(reference);
        if (plan.Items.FirstOrDefault(i => named.Contains(i.Record)) is not { } item)
            return $"“{plan.Body.Name}” holds no “{reference}” beyond {LondonDate.Words(plan.Last)}. A dry run lists what it holds.";
        if (key == ClosingPlan.End && plan.WhyNotEnd(item) is { } whyNot)
            return whyNot;
        if (key != ClosingPlan.End && plan.MayGoTo(item).All(b => b.Key != key))
            return $"“{key}” gets nothing of it. Name one of {string.Join(", ", plan.MayGoTo(item).Select(b => b.Key).Append(ClosingPlan.End))}.";
        answers[item.Control] = key;
        return null;
    }

    private static Argument<string> Reference(string about) => new("REFERENCE") { Description = about };

    private static (string Kind, string Key) Split(string reference) =>
        reference.Split(':', 2) is [var kind, var key] ? (kind, key) : ("", reference);

    /// <summary>The bodies of some names; with the first that names none.</summary>
    private static async Task<(IReadOnlyList<Id<Body>> Found, string? Unknown)> Bodies(Db db, string[] names)
    {
        var found = new List<Id<Body>>();
        foreach (var named in names)
        {
            if (await BodyOf(db, named) is not { } body)
                return (found, named);
            found.Add(body.Id);
        }
        return (found, null);
    }

    private static Task<Body?> BodyOf(Db db, string named)
    {
        var (kind, key) = Split(named);
        return kind is "" or "body" ? db.All<Body>().SingleOrDefaultAsync(b => b.Key == key) : Task.FromResult<Body?>(null);
    }
}
