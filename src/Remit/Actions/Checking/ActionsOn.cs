using Microsoft.EntityFrameworkCore;
using Remit.Actions.Drift;
using Remit.Checks;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Actions.Checking;

/// <summary>An action as the checks look at it.</summary>
/// <param name="Action">The action.</param>
/// <param name="Owners">Its recorded owners.</param>
/// <param name="Drift">How it drifted.</param>
internal sealed record CheckedAction(ActionItem Action, IReadOnlyList<RecordRef> Owners, Drift.Drift Drift)
{
    private const int LongestTitle = 100;

    /// <summary>What it says, short enough for a sentence.</summary>
    public string Quoted => $"“{OneLine.Of(Action.What).TrimEnd('.').Shortened(LongestTitle)}”";

    public FoundRecord Found => FoundRecord.Of("action", Action, Action.What);
}

/// <summary>An owner who is not there any more.</summary>
/// <param name="Record">Who.</param>
/// <param name="InWords">What became of them: "closed on 31 August 2007".</param>
internal sealed record LeftOwner(FoundRecord Record, string InWords);

/// <summary>The actions that stand on a day, and those of their owners who are gone: what the checks of actions look at, read once.</summary>
internal sealed class ActionsOn
{
    private readonly Dictionary<RecordRef, LeftOwner> left = [];

    private ActionsOn(DateOnly day, IReadOnlyList<CheckedAction> actions) => (Day, Actions) = (day, actions);

    public DateOnly Day { get; }

    public IReadOnlyList<CheckedAction> Actions { get; }

    public IEnumerable<CheckedAction> Open => Actions.Where(a => a.Action.Status == ActionStatus.Open);

    /// <summary>Those of an action's owners who are gone.</summary>
    public IReadOnlyList<LeftOwner> LeftOf(CheckedAction action) =>
        [.. action.Owners.Where(left.ContainsKey).Select(o => left[o])];

    /// <summary>A fixed number of queries.</summary>
    public static async Task<ActionsOn> Load(Db db, DateOnly day)
    {
        var found = await db.Actions(day);
        var drifts = found.Count == 0 ? DriftLog.Empty : await DriftLog.Read(db);
        var at = new ActionsOn(day, [.. found.Select(f => new CheckedAction(f.Action, f.Owners, drifts[f.Action]))]);
        if (found.Count == 0)
            return at;
        await at.AddEnded<Person>(db, "person", p => p.Name, "left");
        await at.AddEnded<Body>(db, "body", b => b.Name, "closed");
        await at.AddEnded<Organisation>(db, "organisation", o => o.Name, "ended");
        await at.AddEnded<Post>(db, "post", p => p.Title, "ended");
        var holdings = db.All<Holding>();
        foreach (
            var post in await db.All<Post>()
                .On(day)
                .Where(p =>
                    holdings.Any(h => h.Post == p.Id) && !holdings.Any(h => h.Post == p.Id && (h.Until == null || h.Until >= day))
                )
                .Select(p => new { Post = p, Last = holdings.Where(h => h.Post == p.Id).Max(h => h.Until) })
                .ToListAsync()
        )
            at.left[new RecordRef("post", post.Post.RowId)] = new LeftOwner(
                FoundRecord.Of("post", post.Post, post.Post.Title),
                $"has been held by nobody since {LondonDate.Words(post.Last!.Value)}"
            );
        return at;
    }

    private async Task AddEnded<T>(Db db, string kind, Func<T, string> name, string what)
        where T : DatedRecord<T>
    {
        var day = Day;
        foreach (var record in await db.All<T>().Where(r => r.Until < day).ToListAsync())
            left[new RecordRef(kind, record.RowId)] = new LeftOwner(
                FoundRecord.Of(kind, record, name(record)),
                $"{what} on {LondonDate.Words(record.Until!.Value)}"
            );
    }
}
