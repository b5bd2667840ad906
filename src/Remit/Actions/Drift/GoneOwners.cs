using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;
using Remit.Web;

namespace Remit.Actions.Drift;

/// <summary>An owner who is not there any more.</summary>
/// <param name="Who">The owner.</param>
/// <param name="Since">The last day on which they were.</param>
/// <param name="IsTheHolder">Whether the post is there, and only nobody holds it any more.</param>
public sealed record GoneOwner(Mention Who, DateOnly Since, bool IsTheHolder)
{
    /// <summary>"Ann Jones has left: the last day was 31 August 2007", after what it is.</summary>
    public string InWords =>
        Who.Kind switch
        {
            "body" => $"{Who.Title} closed on {Since.InWords()}",
            "organisation" => $"{Who.Title} ended on {Since.InWords()}",
            "post" when IsTheHolder => $"nobody has held the post {Who.Title} since {Since.InWords()}",
            "post" => $"the post {Who.Title} ended on {Since.InWords()}",
            _ => $"{Who.Title} left on {Since.InWords()}",
        };
}

/// <summary>Everybody who is not there any more on a day: people, bodies, organisations and posts that ended, and posts whose last holder left.</summary>
public sealed class GoneOwners
{
    private readonly Dictionary<(string Kind, string Path), (DateOnly Since, bool IsTheHolder)> gone;

    private GoneOwners(Dictionary<(string Kind, string Path), (DateOnly Since, bool IsTheHolder)> gone) => this.gone = gone;

    /// <summary>Those of some owners who are gone, in their order.</summary>
    public IReadOnlyList<GoneOwner> Among(IEnumerable<Mention> owners) =>
        [
            .. from owner in owners
            where gone.ContainsKey((owner.Kind, owner.Path))
            let last = gone[(owner.Kind, owner.Path)]
            select new GoneOwner(owner, last.Since, last.IsTheHolder),
        ];

    /// <summary>Reads them, as far as the context sees them; one query.</summary>
    public static async Task<GoneOwners> On(Db db, DateOnly day)
    {
        var holdings = db.All<Holding>();
        var rows = await db.All<Person>()
            .Where(p => p.Until < day)
            .Select(p => new
            {
                p.Key,
                Since = p.Until!.Value,
                What = "person",
            })
            .Concat(
                db.All<Body>()
                    .Where(b => b.Until < day)
                    .Select(b => new
                    {
                        b.Key,
                        Since = b.Until!.Value,
                        What = "body",
                    })
            )
            .Concat(
                db.All<Organisation>()
                    .Where(o => o.Until < day)
                    .Select(o => new
                    {
                        o.Key,
                        Since = o.Until!.Value,
                        What = "organisation",
                    })
            )
            .Concat(
                db.All<Post>()
                    .Where(p => p.Until < day)
                    .Select(p => new
                    {
                        p.Key,
                        Since = p.Until!.Value,
                        What = "post",
                    })
            )
            .Concat(
                db.All<Post>()
                    .Where(p => p.Until == null || p.Until >= day)
                    .Where(p =>
                        holdings.Any(h => h.Post == p.Id)
                        && !holdings.Any(h => h.Post == p.Id && (h.Until == null || h.Until >= day))
                    )
                    .Select(p => new
                    {
                        p.Key,
                        Since = holdings.Where(h => h.Post == p.Id).Max(h => h.Until)!.Value,
                        What = "holder",
                    })
            )
            .ToListAsync();
        return new GoneOwners(
            rows.ToDictionary(r => (r.What == "holder" ? "post" : r.What, r.Key), r => (r.Since, r.What == "holder"))
        );
    }
}
