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

/// <summary>By which terms of reference does each body work, and which are to be looked at again?</summary>
[Needs("structure.read")]
internal sealed class AllTermsPage(Db db, Looking looking, PageFrame frame) : PageModel, IJsonTwin, IPublished
{
    private const string Yes = "yes";

    /// <summary>Whether only those are shown that are due to be looked at again.</summary>
    public bool IsDue { get; private set; }

    public IReadOnlyList<BodyTerms> Rows { get; private set; } = [];

    /// <summary>How many are due, and how many of those are overdue.</summary>
    public int Due { get; private set; }
    public int Overdue { get; private set; }

    public object Twin =>
        new
        {
            IsDue,
            Due,
            Overdue,
            Terms = Rows,
        };

    public Publication Publication =>
        new(IsDue ? "Terms of reference to look at again" : "Terms of reference")
        {
            Kind = $"{Due} due within {TermsDue.MonthsAhead} months, {Overdue} overdue",
            Parts =
            [
                new Grid(
                    [
                        new("Body", 4),
                        new("Version"),
                        new("State", 2),
                        new("Agreed by", 3),
                        new("Agreed on", 2),
                        new("Review by", 2),
                    ],
                    [
                        .. Rows.Select(r => new SheetRow(
                            r.Body.Name,
                            r.Version?.Key,
                            r.Version?.State.OnScreen() ?? "Not recorded",
                            r.Version?.AgreedBy?.Name,
                            r.Version?.AgreedOn,
                            r.Version?.ReviewOn
                        )),
                    ]
                )
                {
                    Caption = "Terms of reference",
                },
            ],
        };

    public async Task OnGet([FromQuery] string? due)
    {
        IsDue = frame.Choice("choice", due, [Yes]) is not null;
        var day = looking.AsAt;
        var found = await (
            from body in db.All<Body>().On(day)
            where !body.Outside
            orderby body.Name, body.Key
            select new
            {
                Body = new Named(body.Key, body.Name),
                Versions = db.All<TermsOfReference>()
                    .Where(t => t.Body == body.Id)
                    .OrderByDescending(t => t.Order)
                    .Select(terms => new TermsLine(
                        terms.Key,
                        terms.State,
                        db.All<Body>().Where(a => a.Id == terms.AgreedBy).Select(a => new Named(a.Key, a.Name)).FirstOrDefault(),
                        terms.AgreedOn,
                        terms.ReviewOn,
                        terms.From,
                        terms.Until
                    ))
                    .ToList(),
            }
        ).ToListAsync();
        var all = found
            .Select(f => (f.Body, Version: TermsLine.CountingOn(day, f.Versions)))
            .Select(f => new BodyTerms(
                f.Body,
                f.Version,
                f.Version is { } version && TermsDue.IsDue(version.State, version.ReviewOn, day),
                f.Version is { State: TermsState.Agreed } agreed && agreed.ReviewOn < day
            ))
            .ToList();
        (Due, Overdue) = (all.Count(r => r.IsDue), all.Count(r => r.IsOverdue));
        Rows = IsDue ? [.. all.Where(r => r.IsDue).OrderBy(r => r.Version!.ReviewOn)] : all;
    }
}

/// <summary>The terms by which a body works on a day.</summary>
/// <param name="Body">The body.</param>
/// <param name="Version">The version that counts; null for none.</param>
/// <param name="IsDue">Whether it is to be looked at again soon, or was.</param>
/// <param name="IsOverdue">Whether the day by which it was to be looked at again has passed.</param>
internal sealed record BodyTerms(Named Body, TermsLine? Version, bool IsDue, bool IsOverdue);
