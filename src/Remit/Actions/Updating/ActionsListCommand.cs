using System.CommandLine;
using Remit.Actions.Listing;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.CommandLine;
using Remit.Web.Work;

namespace Remit.Actions.Updating;

/// <summary><c>actions list</c>: what the page of the actions shows, in the same words and counts.</summary>
internal static class ActionsListCommand
{
    public static Command Of(Opening opening)
    {
        var mine = new Option<string?>("--mine")
        {
            Description = "Those of this person, and of the posts, bodies and organisations for which they answer today",
            HelpName = "PERSON",
        };
        var owner = new Option<string?>("--owner")
        {
            Description = "Those of an owner: post:lead-member, or nobody",
            HelpName = "REFERENCE",
        };
        var about = new Option<string?>("--for")
        {
            Description = "Those of a body, or reported to it: body:executive",
            HelpName = "REFERENCE",
        };
        var status = new Option<string?>("--status")
        {
            Description = string.Join(", ", ActionFilter.Statuses),
            HelpName = "STATUS",
        };
        status.AcceptOnlyFromAmong([.. ActionFilter.Statuses]);
        var overdue = new Option<bool>("--overdue") { Description = "The same as --status overdue" };
        var (day, format) = (CommonOptions.AsAt(), CommonOptions.TextOrJson());
        var command = new Command("list", "List actions, those due first before the others")
        {
            mine,
            owner,
            about,
            status,
            overdue,
            day,
            format,
        };
        command.SetAction(words =>
            opening.ToRead(
                words,
                async services =>
                {
                    var asAt = CommonOptions.DayOf(words.GetValue(day), services);
                    await using var db = services.GetRequiredService<Store>().Read(Sight.Everything, asAt);
                    var all = await ActionList.Load(db, db, asAt);
                    var filter = new ActionFilter
                    {
                        Status = words.GetValue(overdue) ? "overdue" : words.GetValue(status),
                        Owner = words.GetValue(owner),
                        For = words.GetValue(about),
                    };
                    foreach (
                        var reference in new[] { filter.Owner, filter.For }.Where(r =>
                            r?.Contains(':', StringComparison.Ordinal) == true
                        )
                    )
                        if (await Mention.Find(db, reference) is null)
                            return await ActionsCommands.Refuse([$"There is no “{reference}”."]);
                    IReadOnlySet<RecordRef>? owned = null;
                    if (words.GetValue(mine) is { } person)
                    {
                        if (await db.Find($"person:{person}") is not { } found)
                            return await ActionsCommands.Refuse([$"There is no person “{person}”."]);
                        owned = ActionFilter.MineOf(await services.GetRequiredService<ViewersByPerson>().Of(found.Id));
                    }
                    var viewer = Viewer.LocalOperator(services.GetRequiredService<Policy>());
                    var shown = filter
                        .Sorted(
                            all.Where(a => filter.IsOf(a, viewer) && filter.Meets(a.View, asAt))
                                .Where(a => owned is null || a.Found.Owners.Any(owned.Contains))
                        )
                        .Select(a => a.View)
                        .ToList();
                    Console.WriteLine(
                        words.GetValue(format) == CommonOptions.Json ? TwinText.Of(asAt, new { Actions = shown }) : Text(shown)
                    );
                    return Opening.Done;
                }
            )
        );
        return command;
    }

    private static string Text(List<ActionView> actions) =>
        actions.Count == 0
            ? "No action meets this choice."
            : string.Join(
                Environment.NewLine,
                actions.GroupBy(DueGroups.Of).SelectMany(g => g.Select(Line).Prepend($"{g.Key.OnScreen()} ({g.Count():N0})"))
            );

    private static string Line(ActionView action) =>
        $"  {action.Key}: {action.What.Shortened(120)}"
        + (action.DueInWords() is { } due ? $" – {due}" : "")
        + (action.Owners.Count == 0 ? "" : $" – {string.Join(", ", action.Owners.Select(o => o.Title))}")
        + (action.DueMoved.Count == 0 ? "" : $" – due date moved {ActionsWords.Times(action.DueMoved.Count)}")
        + string.Concat(action.GoneOwners.Select(g => $" – {g.InWords}"));
}
