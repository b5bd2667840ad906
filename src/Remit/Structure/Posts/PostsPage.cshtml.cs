using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Posts;

/// <summary>Which posts carry responsibilities, and who holds them?</summary>
[Needs("structure.read")]
internal sealed class PostsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    public string? Q { get; private set; }

    public Listed<PostInList> Posts { get; private set; } = null!;

    public object Twin => new { Q, Posts };

    public Publication Publication =>
        new("Posts")
        {
            Kind = Q is null ? null : $"With “{Q}” in the name",
            Parts =
            [
                new Grid(
                    [new("Post", 3), new("Organisation", 3), new("Held by", 3)],
                    [
                        .. Posts.Rows.Select(p => new SheetRow(
                            p.Title,
                            p.Organisation?.Name,
                            p.Holders.Count == 0 ? "Holder not recorded" : string.Join(", ", p.Holders.Select(h => h.Name))
                        )),
                    ]
                )
                {
                    Caption = "Posts",
                },
            ],
        };

    public async Task OnGet(string? q, [FromQuery] string? page)
    {
        Q = Texts.OrNull(q);
        var sought = Q?.ToLowerInvariant();
        var day = looking.AsAt;
        Posts = await Listed<PostInList>.Of(
            from post in db.All<Post>().On(day)
            where sought == null || post.Title.ToLower().Contains(sought)
            join o in db.All<Organisation>() on post.Organisation equals o.Id into organisations
            from organisation in organisations.DefaultIfEmpty()
            orderby post.Title.ToLower(), post.Key
            select new PostInList(
                post.Key,
                post.Title,
                organisation == null ? null : new Named(organisation.Key, organisation.Name),
                (
                    from h in db.All<Holding>().On(day)
                    where h.Post == post.Id
                    join person in db.All<Person>() on h.Person equals person.Id
                    orderby h.Order
                    select new Named(person.Key, person.Name)
                ).ToList()
            ),
            page,
            frame
        );
    }
}

/// <summary>A post in the list.</summary>
internal sealed record PostInList(string Key, string Title, Named? Organisation, IReadOnlyList<Named> Holders);
