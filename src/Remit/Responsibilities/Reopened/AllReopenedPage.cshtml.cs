using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Reopened;

/// <summary>What did a change of guidance reopen, and who is to settle it?</summary>
[Needs("responsibilities.read")]
internal sealed class AllReopenedPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>Only those of one post or body: <c>post:director</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "holder")]
    public string? Holder { get; set; }

    public Mention? Asked { get; private set; }

    public IReadOnlyList<ReopenedLine> Reopened { get; private set; } = [];

    /// <summary>Everybody who has something to settle.</summary>
    public IReadOnlyList<Mention> Holders { get; private set; } = [];

    public object Twin => new { Holder, Reopened };

    public Publication Publication =>
        new("Reopened responsibilities" + (Asked is null ? "" : $": {Asked.Title}"))
        {
            Parts =
            [
                new Grid(
                    [new("Held by", 2), new("Responsibility", 5), new("Since", 1.5), new("Why", 4)],
                    [
                        .. Reopened.Select(r => new SheetRow(
                            r.Holder?.Title ?? "Not recorded",
                            r.Text,
                            r.Since,
                            string.Join("\n", r.Why.Select(w => w.InWords))
                        )),
                    ]
                )
                {
                    Caption = "Reopened because guidance changed",
                },
            ],
        };

    public async Task OnGet()
    {
        var all = await db.ReopenedLines(looking.AsAt);
        Holders = [.. all.Select(r => r.Holder).OfType<Mention>().Distinct().OrderBy(h => h.Title, StringComparer.Ordinal)];
        if (
            !string.IsNullOrEmpty(Holder)
            && (Asked = Holders.FirstOrDefault(h => h.Reference == Holder) ?? await Mention.Find(db, Holder)) is null
        )
        {
            frame.SayThereIsNo("holder", Holder);
            Holder = null;
        }
        Reopened = Asked is null ? all : [.. all.Where(r => r.Holder?.Reference == Asked.Reference)];
    }
}
