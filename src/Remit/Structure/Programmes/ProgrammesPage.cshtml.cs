using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Structure.Programmes;

/// <summary>What does this body mean to do, year by year?</summary>
[Needs("programmes.read")]
internal sealed class ProgrammesPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public Named Body { get; private set; } = null!;

    /// <summary>The newest year first, of one year the newest version first.</summary>
    public IReadOnlyList<ListedProgramme> Programmes { get; private set; } = [];

    /// <summary>Whether whoever looks may begin one.</summary>
    public bool MayAdd { get; private set; }

    public object Twin => new { Body, Programmes };

    public Publication Publication =>
        new($"{Body.Name}: work programmes")
        {
            Parts =
            [
                new Grid(
                    [new("Programme", 3), new("For", 3), new("Status", 3), new("So far", 4)],
                    [
                        .. Programmes.Select(p => new SheetRow(
                            p.Line.Title,
                            p.Line.Year.ToString(),
                            p.Line.InWords().Capitalised(),
                            ProgrammePapers.InWords(p.Counts)
                        )),
                    ]
                )
                {
                    Caption = "Work programmes",
                },
            ],
        };

    public async Task<IActionResult> OnGet(string key)
    {
        if (await ProgrammeBook.Load(db, key) is not { } book)
            return NotFound();
        Body = new Named(book.Body.Key, book.Body.Name);
        Programmes =
        [
            .. book.Programmes.Select(p => new ListedProgramme(
                ProgrammeView.LineOf(book, p),
                ProgrammeView.Of(book, p, looking.AsAt).Counts
            )),
        ];
        MayAdd =
            looking.IsNow
            && looking.Viewer.May(
                "programmes",
                book.Body.Sensitivity,
                Verb.Write,
                new HashSet<RecordRef> { new("body", book.Body.RowId) }
            );
        return Page();
    }
}

/// <summary>A programme in the list of its body, with how far it is.</summary>
internal sealed record ListedProgramme(ProgrammeLine Line, IReadOnlyList<StatusCount> Counts);
