using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Terms;

/// <summary>Which versions of its terms of reference has this body had, and which holds?</summary>
[Needs("structure.read")]
internal sealed class TermsListPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public Named Body { get; private set; } = null!;

    /// <summary>The versions, the newest first.</summary>
    public IReadOnlyList<TermsLine> Versions { get; private set; } = [];

    /// <summary>The one by which the body works on the day; null for none.</summary>
    public string? Counts { get; private set; }

    /// <summary>Whether that version is agreed, and not only proposed.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>Whether whoever looks may begin a version.</summary>
    public bool MayBegin { get; private set; }

    public object Twin =>
        new
        {
            Body,
            Counts,
            Versions,
        };

    public Publication Publication =>
        new($"{Body.Name}: versions of the terms of reference")
        {
            Parts =
            [
                new Grid(
                    [
                        new("Body", 3) { IsOnlyInSheets = true },
                        new("Version"),
                        new("State", 2),
                        new("Agreed by", 3),
                        new("Agreed on", 2),
                        new("Holds", 3),
                        new("Review by", 2),
                    ],
                    [
                        .. Versions.Select(v => new SheetRow(
                            Body.Name,
                            v.Key,
                            v.State.OnScreen(),
                            v.AgreedBy?.Name,
                            v.AgreedOn,
                            new Period(v.From, v.Until).ToString().Capitalised(),
                            v.ReviewOn
                        )),
                    ]
                )
                {
                    Caption = "Versions",
                },
            ],
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await db.All<Body>().FirstOrDefaultAsync(b => b.Key == key) is not { } body)
            return NotFound();
        Body = new Named(body.Key, body.Name);
        Versions = [.. (await Quorums.Load(db, body.Id)).Versions.Where(v => v.IsKnownBy(looking.AsAt))];
        var counting = TermsLine.CountingOn(looking.AsAt, Versions);
        (Counts, IsAgreed) = (counting?.Key, counting?.State is TermsState.Agreed or TermsState.Superseded);
        MayBegin =
            looking.IsNow
            && looking.Viewer.May(
                "terms",
                Sensitivity.Partnership,
                Verb.Write,
                new HashSet<RecordRef> { new("body", body.RowId) }
            );
        return Page();
    }
}
