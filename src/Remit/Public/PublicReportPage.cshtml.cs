using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Meetings.Agendas;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Public;

/// <summary>A report as everybody may read it.</summary>
/// <param name="Body">Who hears it.</param>
/// <param name="Meeting">The key of the meeting.</param>
/// <param name="On">Its day.</param>
/// <param name="Item">Its number on the agenda.</param>
/// <param name="Key">The key of the report.</param>
/// <param name="Title">What it is called.</param>
internal sealed record ReportToRead(Named Body, string Meeting, DateOnly On, int Item, string Key, string Title)
{
    /// <summary>What the meeting is asked, as a sentence; null where nobody said.</summary>
    public string? Asked { get; init; }

    /// <summary>What it says in a few sentences.</summary>
    public string? Summary { get; init; }

    /// <summary>What the body is recommended to decide.</summary>
    public string? Recommendation { get; init; }

    /// <summary>The whole text, as Markdown.</summary>
    public string? Words { get; init; }

    /// <summary>Whether any of it was written here, and not only handed in as files.</summary>
    [JsonIgnore]
    public bool HasText => Summary is not null || Recommendation is not null || Words is not null;
}

/// <summary>What does this report say, and what is the meeting asked?</summary>
[AllowAnonymous, OnlyNow]
internal sealed class PublicReportPage(Store store) : PageModel, IJsonTwin
{
    public ReportToRead Report { get; private set; } = null!;

    public IReadOnlyList<PublicPaper> Papers { get; private set; } = [];

    /// <summary>What the meeting decided about it.</summary>
    public IReadOnlyList<PublicOutcome> Decisions { get; private set; } = [];

    public object Twin =>
        new
        {
            Report,
            Papers,
            Decisions,
        };

    public async Task<IActionResult> OnGet(string body, string key, string report)
    {
        await using var db = store.Read(Sight.Published);
        var found = await (
            from meeting in db.All<Meeting>()
            where meeting.Key == key
            join of in db.All<Body>() on meeting.Body equals of.Id
            where of.Key == body
            join item in db.All<AgendaItem>() on meeting.Id equals item.Meeting
            where item.Number != null && item.WithdrawnOn == null
            join told in db.All<Report>() on item.Report equals (Id<Report>?)told.Id
            where told.Key == report
            orderby item.Number
            select new
            {
                Meeting = meeting,
                Body = of,
                Item = item,
                Report = told,
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return NotFound();
        // What went out with the agenda of a later meeting was not before this one.
        var (id, on) = (found.Report.Id, found.Meeting.Date);
        var byThen = db.All<Meeting>().Where(m => m.Date <= on).Select(m => (Id<Meeting>?)m.Id);
        var text = await PublicReports.Texts(db).FirstOrDefaultAsync(t => t.Report == id && byThen.Contains(t.WentOutAt));
        var papers = await PublicReports
            .Papers(db)
            .Where(p => p.Report == id && byThen.Contains(p.WentOutAt))
            .OrderBy(p => p.Order)
            .ThenBy(p => p.Key)
            .ToListAsync();
        if (text is null && papers.Count == 0)
            return NotFound();
        if ((await PublicReports.Recalled(db, [found.Report.Id])).Count > 0)
            return NotFound();
        Report = new ReportToRead(
            new Named(found.Body.Key, found.Body.Name),
            found.Meeting.Key,
            found.Meeting.Date,
            found.Item.Number!.Value,
            found.Report.Key,
            found.Report.Title
        )
        {
            Asked = found.Report.Purpose is { } purpose ? PublicWords.Asked(purpose, found.Body.Name) : null,
            Summary = Texts.OrNull(text?.Summary),
            Recommendation = Texts.OrNull(text?.Recommendation),
            Words = Texts.OrNull(text?.Words),
        };
        Papers = [.. papers.Select(p => PublicPaper.Of(found.Report, p))];
        var (itself, heard) = ((Id<Report>?)found.Report.Id, (Id<AgendaItem>?)found.Item.Id);
        var decided = await PublicRecords
            .Decided(db, null, found.Meeting.Id)
            .Where(d => d.Decision.Report == itself || d.Decision.Item == heard)
            .ToListAsync();
        Decisions =
        [
            .. decided.Select(d => new PublicOutcome(
                d.Decision.Key,
                d.Decision.Title,
                PublicWords.Said(d.Decision.Outcome, d.Body.Name, d.To)
            )),
        ];
        return Page();
    }
}

/// <summary>A decision by its title and what came out.</summary>
internal sealed record PublicOutcome(string Key, string Title, string Said);
