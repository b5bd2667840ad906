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

/// <summary>What did we agree that this body may do?</summary>
[Needs("structure.read")]
internal sealed class TermsPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public TermsView Terms { get; private set; } = null!;

    public object Twin => new { Terms };

    public Publication Publication => TermsPublication.Of(Terms);

    public bool HasTable => false;

    public async Task<IActionResult> OnGet(string key, string version)
    {
        if (await TermsView.Load(db, key, version, looking.AsAt, looking.Today) is not { } terms)
            return NotFound();
        Terms = terms;
        return Page();
    }
}

/// <summary>A version of terms of reference, as its page and its JSON show it.</summary>
internal sealed record TermsView
{
    public required Named Body { get; init; }

    /// <summary>The bodies above that body, the highest first.</summary>
    public required IReadOnlyList<Named> Above { get; init; }
    public required string Version { get; init; }
    public required TermsState State { get; init; }
    public Named? AgreedBy { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>Whether the day by which they were to be looked at again has passed.</summary>
    public required bool IsReviewOverdue { get; init; }

    /// <summary>When they hold, in words.</summary>
    public required string Holds { get; init; }
    public required IReadOnlyList<TermsPart> Parts { get; init; }

    /// <summary>What they ask for before a meeting may decide, counted on the day at which the page looks.</summary>
    public required QuorumView Quorum { get; init; }
    public string? Note { get; init; }
    public string? TakenFrom { get; init; }

    /// <summary>The body's other versions, the newest first.</summary>
    public required IReadOnlyList<TermsLine> Others { get; init; }

    /// <summary>A version of a body's terms, the newest where none is named; null where there is none that the viewer may see. Four queries.</summary>
    internal static async Task<TermsView?> Load(Db db, string key, string? version, DateOnly day, DateOnly today)
    {
        var found = await (
            from body in db.All<Body>()
            where body.Key == key
            select new
            {
                Body = body,
                Versions = (
                    from terms in db.All<TermsOfReference>().By(day)
                    where terms.Body == body.Id
                    join b in db.All<Body>() on terms.AgreedBy equals b.Id into agreeing
                    from agreed in agreeing.DefaultIfEmpty()
                    orderby terms.Order descending
                    select new { Terms = terms, AgreedBy = agreed == null ? null : new Named(agreed.Key, agreed.Name) }
                ).ToList(),
            }
        ).FirstOrDefaultAsync();
        if (found?.Versions.FirstOrDefault(v => version is null || v.Terms.Key == version) is not { } chosen)
            return null;
        var quorums = await Quorums.Load(db, found.Body.Id);
        var seats = await Seats.Load(db, day, found.Body.Id);
        var lines = await BodyLines.Load(db, new RecordRef("body", found.Body.RowId), day);
        return new TermsView
        {
            Body = new Named(found.Body.Key, found.Body.Name),
            Above = lines.Above,
            Version = chosen.Terms.Key,
            State = chosen.Terms.State,
            AgreedBy = chosen.AgreedBy,
            AgreedOn = chosen.Terms.AgreedOn,
            ReviewOn = chosen.Terms.ReviewOn,
            IsReviewOverdue = chosen.Terms.State == TermsState.Agreed && chosen.Terms.ReviewOn < day,
            Holds = chosen.Terms.Period.ToString(),
            Parts = chosen.Terms.Parts(),
            Quorum = QuorumView.Of(quorums.Of(chosen.Terms.Key), seats.Of(found.Body.Id), day, today),
            Note = chosen.Terms.Note,
            TakenFrom = chosen.Terms.TakenFrom,
            Others =
            [
                .. found
                    .Versions.Where(v => v != chosen)
                    .Select(v => new TermsLine(
                        v.Terms.Key,
                        v.Terms.State,
                        v.AgreedBy,
                        v.Terms.AgreedOn,
                        v.Terms.ReviewOn,
                        v.Terms.From,
                        v.Terms.Until
                    )),
            ],
        };
    }
}
