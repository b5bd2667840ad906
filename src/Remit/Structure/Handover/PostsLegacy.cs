using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Posts;

namespace Remit.Structure.Handover;

/// <summary>The posts that serve a closing body: its clerk, its independent chair. A post goes on as the same one, as registers name it.</summary>
internal sealed class PostsLegacy : Legacy
{
    public override string Heading => "Posts that serve it";

    public override (string One, string Several) InWords => ("post", "posts");

    public override int Order => 50;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var posts = await db.Set<Post>()
            .Where(p => p.Body == id && (p.Until == null || p.Until > last))
            .OrderBy(p => p.Title)
            .ThenBy(p => p.Key)
            .ToListAsync();
        var ids = posts.ConvertAll(p => p.Id);
        var holdings = (await db.Set<Holding>().Where(h => ids.Contains(h.Post)).ToListAsync()).ToLookup(h => h.Post);
        return
        [
            .. posts.Select(post => new LegacyItem(new RecordRef("post", post.RowId), post.Version, post.Title)
            {
                MayGoAbove = true,
                CannotEnd = closure.CannotEnd([("it", post), .. holdings[post.Id].Select(h => ("the time of a holder", h))]),
                Goes = to =>
                {
                    post.Body = to.Id;
                    closure.Open(post, to);
                    foreach (var holding in holdings[post.Id])
                        closure.Open(holding, to);
                    closure.Remember(post, "Served");
                },
                End = () =>
                {
                    foreach (var holding in holdings[post.Id])
                        closure.End(holding);
                    closure.End(post);
                },
            }),
        ];
    }
}
