using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Feeds;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Meetings.Feeds;

/// <summary>By which addresses do calendar programs read your meetings?</summary>
[NeedsSession]
internal sealed class CalendarsPage(Db db, Store store, Viewer viewer, LondonClock clock, CalendarAddresses addresses) : PageModel
{
    internal const string Path = "/account/calendars";
    private const int LongestLabel = 60;

    /// <summary>Those that are good.</summary>
    public IReadOnlyList<AddressLine> Addresses { get; private set; } = [];

    /// <summary>The bodies to which they belong.</summary>
    public IReadOnlyList<Named> Bodies { get; private set; } = [];

    /// <summary>The address that was made just now; it is shown once.</summary>
    public string? Made { get; private set; }

    public bool IsEnded { get; private set; }

    /// <summary>The id of the address to be.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    [BindProperty(Name = "body")]
    public string? Body { get; set; }

    [BindProperty(Name = "label")]
    public string? Label { get; set; }

    /// <summary>The address to end.</summary>
    [BindProperty(Name = "end")]
    public Guid? End { get; set; }

    /// <summary>What is wrong at a control; null for nothing.</summary>
    public string? ErrorOf(string control) =>
        ModelState.TryGetValue(control, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task OnGet(string? ended)
    {
        IsEnded = ended is not null;
        await Load();
        Id = store.Ids.Next();
    }

    public async Task<IActionResult> OnPost()
    {
        Response.Headers.CacheControl = "no-store";
        var person = viewer.Person!.Value;
        if (End is { } end)
        {
            await addresses.End(person, end);
            return Redirect($"{Path}?ended=yes");
        }
        if (Id.Version != 7)
            return BadRequest();
        await Load();
        var chosen = string.IsNullOrEmpty(Body) ? null : Bodies.FirstOrDefault(b => b.Key == Body);
        if (!string.IsNullOrEmpty(Body) && chosen is null)
            ModelState.AddModelError("body", "Choose one of your bodies, or all");
        if (Texts.OrNull(Label)?.Length > LongestLabel)
            ModelState.AddModelError("label", $"Write {LongestLabel} letters at most");
        if (Addresses.Count >= CalendarAddresses.Most)
            ModelState.AddModelError(
                "",
                $"You have {CalendarAddresses.Most} addresses. End one that you don’t use before you make another"
            );
        if (!ModelState.IsValid)
            return Page();
        Guid? of = chosen is null ? null : (await db.All<Body>().SingleAsync(b => b.Key == chosen.Key)).RowId;
        if (await addresses.Make(Id, person, of, Texts.OrNull(Label)) is not { } secret)
            return Redirect(Path);
        Made = $"{Request.Scheme}://{Request.Host}/calendars/{secret}.ics";
        await Load();
        Id = store.Ids.Next();
        ModelState.Clear();
        (Body, Label) = (null, null);
        return Page();
    }

    private async Task Load()
    {
        var mine = Me.Of(viewer, clock.Today)!.Bodies.Select(b => new Id<Body>(b.Id)).ToList();
        Bodies = await db.All<Body>()
            .Where(b => mine.Contains(b.Id))
            .OrderBy(b => b.Name)
            .Select(b => new Named(b.Key, b.Name))
            .ToListAsync();
        var good = await addresses.Of(viewer.Person!.Value);
        var named = good.Select(a => a.Body).OfType<Guid>().Select(b => new Id<Body>(b)).ToList();
        var names = await db.All<Body>().Where(b => named.Contains(b.Id)).ToDictionaryAsync(b => b.RowId, b => b.Name);
        Addresses =
        [
            .. good.Select(a => new AddressLine(
                a.Id,
                a.Label,
                a.Body is { } body ? names.GetValueOrDefault(body, "A body that is not shown to you") : "All your meetings",
                a.Made
            )),
        ];
    }
}

/// <summary>An address that is good.</summary>
internal sealed record AddressLine(Guid Id, string? Label, string Shows, DateTimeOffset Made);
