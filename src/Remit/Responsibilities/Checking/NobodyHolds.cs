using Remit.Checks;
using Remit.Web;

namespace Remit.Responsibilities.Checking;

/// <summary>Responsibilities that nobody holds on the day: RSP-01.</summary>
internal sealed class NobodyHolds() : RegisterCheck("RSP-01", "A responsibility that nobody holds")
{
    public override string Why => "A duty without anybody who answers for it is met by chance.";

    public override string Source => "Guidance on the Director and the Lead Member: each duty has one person who answers for it.";

    public override SetUp SetUp => new(20, "Who holds the responsibilities of each register");

    protected override IEnumerable<Finding> Find(RegistersOn at) =>
        from rows in Together(at.Rows)
        let found = Of(at, rows)
        where found is not null
        select found;

    private Finding? Of(RegistersOn at, IReadOnlyList<RowOn> rows)
    {
        var register = rows[0].Register;
        var many = rows.Count.Counted("responsibility", "responsibilities");
        if (register.Holder is not { } holder)
            return Found(
                $"It is not recorded whose the {many} of “{register.Title}” are.",
                "Record the post or body that is responsible.",
                rows,
                []
            );
        if (at.Bodies.TryGetValue(holder.Id, out var body) && !body.Period.Covers(at.Day))
            return NotThere(rows, FoundRecord.Of("body", body, body.Name), body.Name);
        if (holder.Kind != "post" || at.HeldPosts.Contains(holder.Id))
            return null;
        if (!at.AllPosts.TryGetValue(holder.Id, out var post))
            return null;
        var found = FoundRecord.Of("post", post, post.Title);
        return post.Period.Covers(at.Day)
            ? Found(
                $"Nobody is recorded as holding the post {post.Title}, which has {many} in “{register.Title}”.",
                "Record who holds the post, or who stands in.",
                rows,
                [found]
            )
            : NotThere(rows, found, $"The post {post.Title}");
    }

    private Finding NotThere(IReadOnlyList<RowOn> rows, FoundRecord holder, string name) =>
        Found(
            $"{name} is not there on this day, and {rows.Count.Counted("responsibility", "responsibilities")} in “{rows[0].Register.Title}” are still its.",
            "Say whose responsibilities they are now, or when they ended.",
            rows,
            [holder]
        );

    private Finding Found(string message, string mend, IReadOnlyList<RowOn> rows, IEnumerable<FoundRecord> more) =>
        new(this, Severity.Warning, message, mend, [rows[0].FoundRegister, .. more, .. rows.Select(r => r.Found)])
        {
            IsNotRecorded = true,
        };
}
