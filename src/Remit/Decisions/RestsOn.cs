using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.LineOfSight;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>The records on which decisions rest, in the words in which people know them.</summary>
internal static class RestsOn
{
    private const string Position = "position";
    private const string Provision = "provision";

    /// <summary>The kinds of record on which a decision can rest.</summary>
    public static IReadOnlySet<string> Kinds { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "report", Position, Provision, "register", "source" };

    /// <summary>Those of some records that are to be named with others.</summary>
    public static IEnumerable<RecordRef> Titled(IEnumerable<RecordRef> records) =>
        records.Where(r => r.Kind is not Position and not Provision);

    /// <summary>Those of some records that the context sees, in their order. At most three queries.</summary>
    /// <param name="db">What whoever looks sees.</param>
    /// <param name="day">The day at which they look.</param>
    /// <param name="records">The records.</param>
    /// <param name="named">The names of those that are <see cref="Titled"/>, where they are loaded with others.</param>
    public static async Task<IReadOnlyList<(RecordRef Ref, Mention Name)>> Named(
        Db db,
        DateOnly day,
        IReadOnlyCollection<RecordRef> records,
        Mentions? named = null
    )
    {
        var titled = Titled(records).ToList();
        var names = named ?? await Mentions.Load(db, titled.Select(r => (RecordRef?)r));
        var known = titled.Where(r => names[r] is not null).DistinctBy(r => r).ToDictionary(r => r, r => names[r]!);
        foreach (
            var node in (await Nodes(Position, ids => SightNodes.Positions(db, ids))).Concat(
                await Nodes(Provision, ids => SightNodes.Provisions(db, day, ids))
            )
        )
            known[node.Ref] = new Mention(node.Ref.Kind, node.Path, node.Title);
        return [.. records.Where(known.ContainsKey).Select(r => (r, known[r]))];

        async Task<IReadOnlyList<SightNode>> Nodes(
            string kind,
            Func<IReadOnlyCollection<Guid>, Task<IReadOnlyList<SightNode>>> load
        )
        {
            var ids = records.Where(r => r.Kind == kind).Select(r => r.Id).ToList();
            return ids.Count == 0 ? [] : await load(ids);
        }
    }
}
