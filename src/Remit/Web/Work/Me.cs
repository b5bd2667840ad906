using Remit.Kernel;

namespace Remit.Web.Work;

/// <summary>Whoever is signed in, with what they hold today: what "mine" means on a page.</summary>
/// <param name="Person">Their own record.</param>
/// <param name="Posts">The posts that they hold.</param>
/// <param name="Bodies">The bodies on which they sit, for a member of which they may stand in, or which they serve.</param>
/// <param name="Led">Those of them that they chair or serve as their clerk: what is asked of the body is asked of them.</param>
/// <param name="Organisations">The organisations that they bind: what these are to do, they answer for.</param>
/// <param name="Today">The London day.</param>
public sealed record Me(
    RecordRef Person,
    IReadOnlySet<RecordRef> Posts,
    IReadOnlySet<RecordRef> Bodies,
    IReadOnlySet<RecordRef> Led,
    IReadOnlySet<RecordRef> Organisations,
    DateOnly Today
)
{
    /// <summary>Themselves and the posts that they hold: who is named by any of these is they.</summary>
    public IReadOnlySet<RecordRef> Own => field ??= Posts.Append(Person).ToHashSet();

    /// <summary>What they answer for: themselves, their posts, and the bodies and organisations that they lead.</summary>
    public IReadOnlySet<RecordRef> AnswersFor => field ??= Own.Concat(Led).Concat(Organisations).ToHashSet();

    /// <summary>Who looks; null for the public, and for whoever is at the machine and is no person of the partnership.</summary>
    public static Me? Of(Viewer viewer, DateOnly today)
    {
        if (viewer.Person is not { } person)
            return null;
        return new Me(
            new RecordRef("person", person),
            By(Relation.PostHolder),
            By(Relation.Member, Relation.Deputy, Relation.Chair, Relation.Clerk),
            By(Relation.Chair, Relation.Clerk),
            By(Relation.Lead),
            today
        );

        HashSet<RecordRef> By(params Relation[] relations) =>
            [.. viewer.Standings.Where(s => relations.Contains(s.Relation)).Select(s => s.To).OfType<RecordRef>()];
    }
}
