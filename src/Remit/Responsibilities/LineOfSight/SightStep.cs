using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.LineOfSight;

/// <summary>A record in a line of sight.</summary>
/// <param name="Ref">The record.</param>
/// <param name="Path">Its key, after those of its holders.</param>
/// <param name="Title">What people know it by.</param>
/// <param name="Says">How it stands, in a few words: "Partly met", "overdue"; null where there is nothing to say.</param>
public sealed record SightNode(RecordRef Ref, string Path, string Title, string? Says = null)
{
    /// <summary>What is missing of it, whatever hangs on it: "no holder"; null for nothing.</summary>
    public string? Lacks { get; init; }

    /// <summary>Whether nothing need hang on it: a lead-in is met by its parts.</summary>
    public bool NeedsNothingBelow { get; init; }
}

/// <summary>Records with the line by which each hangs on another.</summary>
/// <param name="Above">What stands above: a provision.</param>
/// <param name="Below">What hangs on it: a responsibility.</param>
public sealed record SightLink(RecordRef Above, SightNode Below);

/// <summary>
/// One step of the line of sight, from a kind of record to what hangs on it. A capability registers its own: the line of sight knows no kind but by these,
/// so that decisions join it with a step each, and measures can.
/// </summary>
/// <param name="Above">The kind above: "provision".</param>
/// <param name="Below">The kind below: "responsibility".</param>
/// <param name="Missing">What is said of one above on which nothing hangs: "no evidence"; null where nothing need hang on it.</param>
/// <param name="MissingAbove">What is said of one below that hangs on nothing: "no law or guidance"; null where it need not.</param>
/// <param name="Down">What hangs on some records on a day. One query.</param>
/// <param name="Up">On what some records hang on a day, each above with the record below that hangs on it. One query.</param>
public sealed record SightStep(
    string Above,
    string Below,
    string? Missing,
    string? MissingAbove,
    Func<Db, DateOnly, IReadOnlyCollection<Guid>, Task<IReadOnlyList<SightLink>>> Down,
    Func<Db, DateOnly, IReadOnlyCollection<Guid>, Task<IReadOnlyList<(SightNode Above, RecordRef Below)>>> Up
);

/// <summary>A kind of record from which one can look up and down.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="InWords">Several of them, as a heading: "Responsibilities".</param>
/// <param name="Order">Its place in the line: the law has the lowest.</param>
/// <param name="Find">The record with these keys, those of its holders first; null where there is none that the viewer may see. One query.</param>
public sealed record SightKind(
    string Kind,
    string InWords,
    int Order,
    Func<Db, DateOnly, IReadOnlyList<string>, Task<SightNode?>> Find
)
{
    /// <summary>How records of the kind stand, where that takes more than the record: asked once for all of a line. Null where the record says it.</summary>
    public Func<Db, DateOnly, IReadOnlyCollection<Guid>, Task<IReadOnlyDictionary<Guid, string>>>? Says { get; init; }
}

/// <summary>Records of the register that another capability's records rest on, as the line of sight shows them.</summary>
public static class SightNodes
{
    /// <summary>Positions. One query.</summary>
    public static Task<IReadOnlyList<SightNode>> Positions(Db db, IReadOnlyCollection<Guid> ids) =>
        SightSteps.PositionNodes(db, ids);

    /// <summary>The position that counts on a day of each of some responsibilities that has one, by the responsibility. One query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, Guid>> Newest(Db db, IReadOnlyCollection<Guid> rows, DateOnly day)
    {
        if (rows.Count == 0)
            return new Dictionary<Guid, Guid>();
        var ids = rows.Select(r => new Id<Responsibility>(r)).ToList();
        var said = await db.All<Responsibility>()
            .Where(r => ids.Contains(r.Id))
            .WithPositions(db, day)
            .Where(s => s.Newest != null)
            .Select(s => new { Row = s.Row.Id, Position = s.Newest!.Id })
            .ToListAsync();
        return said.ToDictionary(s => s.Row.Value, s => s.Position.Value);
    }

    /// <summary>Provisions, as they stand on a day. One query.</summary>
    public static Task<IReadOnlyList<SightNode>> Provisions(Db db, DateOnly day, IReadOnlyCollection<Guid> ids) =>
        SightSteps.ProvisionNodes(db, day, ids);

    /// <summary>Actions, as they stand on a day.</summary>
    public static SightNode Of(ActionItem action, DateOnly day) => SightSteps.Node(action, day);
}
