using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Duties;

/// <summary>Who reports to whom on what, and how often?</summary>
[Needs("responsibilities.read")]
internal sealed class ReportingDutiesPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    /// <summary>Only the duties of one who reports or is reported to: <c>post:lead-member</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "holder")]
    public string? Holder { get; set; }

    /// <summary>The one asked for; null for all.</summary>
    public Mention? Asked { get; private set; }

    public IReadOnlyList<DutyLine> Duties { get; private set; } = [];

    public object Twin => new { Holder, Duties };

    public Publication Publication =>
        new("Reporting duties" + (Asked is null ? "" : $": {Asked.Title}"))
        {
            Parts =
            [
                new Grid(
                    [
                        new("Who reports", 2),
                        new("To whom", 2),
                        new("On what", 4),
                        new("How often", 2),
                        new("Note") { IsOnlyInSheets = true },
                        new("From") { IsOnlyInSheets = true },
                    ],
                    [
                        .. Duties.Select(d => new SheetRow(
                            d.From?.Title,
                            d.To?.Title,
                            d.About,
                            (d.HowOften ?? "Not said") + (d.RelativeTo is null ? "" : $", {d.RelativeTo}"),
                            d.Note,
                            d.TakenFrom
                        )),
                    ]
                )
                {
                    Caption = "Who reports to whom",
                },
            ],
        };

    public async Task OnGet()
    {
        var found = await db.All<ReportingDuty>().On(looking.AsAt).OrderBy(d => d.Order).ThenBy(d => d.Key).ToListAsync();
        var names = await Mentions.Load(db, found.SelectMany(d => new Kernel.RecordRef?[] { d.FromHolder, d.ToHolder }));
        var duties = found
            .Select(d => new DutyLine(
                d.Key,
                names[d.FromHolder],
                names[d.ToHolder],
                d.About,
                d.HowOften,
                d.RelativeTo,
                d.Note,
                d.TakenFrom
            ))
            .ToList();
        Asked =
            duties.SelectMany(d => new[] { d.From, d.To }).FirstOrDefault(m => m?.Reference == Holder)
            ?? await Mention.Find(db, Holder);
        if (Asked is null && !string.IsNullOrEmpty(Holder))
        {
            frame.SayThereIsNo("holder", Holder);
            Holder = null;
        }
        Duties = string.IsNullOrEmpty(Holder)
            ? duties
            : [.. duties.Where(d => d.From?.Reference == Holder || d.To?.Reference == Holder)];
    }
}

/// <summary>A reporting duty.</summary>
/// <param name="Key">Its key.</param>
/// <param name="From">Who reports.</param>
/// <param name="To">To whom.</param>
/// <param name="About">On what.</param>
/// <param name="HowOften">How often; null where nobody said.</param>
/// <param name="RelativeTo">Before or after what.</param>
/// <param name="Note">What is worth saying.</param>
/// <param name="TakenFrom">The place in the papers.</param>
internal sealed record DutyLine(
    string Key,
    Mention? From,
    Mention? To,
    string About,
    string? HowOften,
    string? RelativeTo,
    string? Note,
    string? TakenFrom
);
