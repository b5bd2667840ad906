using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Structure.Places;

/// <summary>What somebody holds: their posts, and the bodies on which they sit, with what they are there.</summary>
internal sealed class HeldWork(RecordLinks links) : IWorkSource
{
    /// <summary>What somebody can be on a body, the weightiest first.</summary>
    private static readonly (Relation Relation, string Words)[] OnABody =
    [
        (Relation.Chair, "chair"),
        (Relation.Clerk, "clerk"),
        (Relation.Member, "member"),
        (Relation.Deputy, "deputy"),
    ];

    public int Order => 60;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var names = await Mentions.Load(looking.Db, [.. me.Posts.Concat(me.Bodies).Select(r => (RecordRef?)r)]);
        var posts = names.Of(me.Posts).OrderBy(p => p.Title, StringComparer.CurrentCulture).Select(p => Line(p, null));
        var bodies = me
            .Bodies.Where(b => names[b] is not null)
            .Select(b => (Body: names[b]!, As: As(looking.Viewer, b)))
            .OrderBy(b => b.As[0])
            .ThenBy(b => b.Body.Title, StringComparer.CurrentCulture)
            .Select(b => Line(b.Body, Texts.Listed(b.As.Select(r => OnABody[r].Words)).Capitalised()));
        WorkLine[] held = [.. posts, .. bodies];
        // They are few, and what gives somebody their rights is told whole.
        return held.Length == 0 ? null : new WorkPart("held", "What you hold", held);
    }

    private WorkLine Line(Mention record, string? said) => new(record.Title, links.To(record.Kind, record.Path)) { Said = said };

    /// <summary>As what they stand to a body: places in <see cref="OnABody"/>. Whoever chairs it is a member of it anyway.</summary>
    private static IReadOnlyList<int> As(Viewer viewer, RecordRef body)
    {
        var relations = viewer.Standings.Where(s => s.To == body).Select(s => s.Relation).ToHashSet();
        if (relations.Contains(Relation.Chair))
            relations.Remove(Relation.Member);
        return [.. Enumerable.Range(0, OnABody.Length).Where(i => relations.Contains(OnABody[i].Relation))];
    }
}
