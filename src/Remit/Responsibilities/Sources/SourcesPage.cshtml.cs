using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Documents.Writing;
using Remit.Responsibilities.Registers;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Sources;

/// <summary>What law, guidance and other texts is the work built on?</summary>
[Needs("responsibilities.read")]
internal sealed class SourcesPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public IReadOnlyList<SourceLine> Sources { get; private set; } = [];

    public object Twin => new { Sources };

    public Publication Publication =>
        new("Legislation and guidance")
        {
            Parts =
            [
                new Grid(
                    [
                        new("Title", 5),
                        new("Kind", 2),
                        new("Issued by", 2),
                        new("In force until", 1.5),
                        new("Paragraphs recorded", 1.3),
                        new("Responsibilities", 1.6),
                    ],
                    [
                        .. Sources.Select(s => new SheetRow(
                            s.Title,
                            s.Kind.OnScreen(),
                            s.IssuedBy,
                            s.Until,
                            s.Provisions,
                            s.Responsibilities
                        )),
                    ]
                )
                {
                    Caption = "Legislation and guidance",
                },
            ],
        };

    public async Task OnGet()
    {
        var day = looking.AsAt;
        var standing = db.All<Responsibility>().On(day).Where(r => db.All<Register>().Any(g => g.Id == r.Register));
        Sources = await db.All<Source>()
            .By(day)
            .OrderBy(s => s.Kind)
            .ThenBy(s => s.Title)
            .ThenBy(s => s.Key)
            .Select(s => new SourceLine(
                s.Key,
                s.Title,
                s.Kind,
                s.IssuedBy,
                s.Until,
                db.All<Provision>().On(day).Count(p => p.Source == s.Id),
                (
                    from c in db.All<Citation>()
                    join p in db.All<Provision>() on c.Provision equals p.Id
                    join r in standing on c.Responsibility equals r.Id
                    where p.Source == s.Id
                    select c.Responsibility
                )
                    .Distinct()
                    .Count()
            ))
            .ToListAsync();
        Sources = [.. Sources.OrderBy(s => s.Kind).ThenBy(s => s.Title, StringComparer.Ordinal)];
    }
}

/// <summary>A source in the list.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its short title.</param>
/// <param name="Kind">What sort of text it is.</param>
/// <param name="IssuedBy">Who issued it.</param>
/// <param name="Until">Its last day in force.</param>
/// <param name="Provisions">How many of its provisions are recorded.</param>
/// <param name="Responsibilities">How many responsibilities rest on it.</param>
internal sealed record SourceLine(
    string Key,
    string Title,
    SourceKind Kind,
    string? IssuedBy,
    DateOnly? Until,
    int Provisions,
    int Responsibilities
);
