using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>A page on which something is done with a map.</summary>
internal abstract class MapTaskPage(Store store, Viewer viewer, LondonClock clock) : PageModel
{
    protected Store Store { get; } = store;

    protected Viewer Viewer { get; } = viewer;

    protected LondonClock Clock { get; } = clock;

    [FromRoute]
    public string Key { get; set; } = "";

    /// <summary>The number of the change that had touched what the form is about last when it was opened; 0 for none.</summary>
    [BindProperty(Name = "_seen")]
    public long Seen { get; set; }

    /// <summary>Whether somebody else changed that after the form was opened.</summary>
    public bool IsChanged { get; private set; }

    public MapView Map { get; private set; } = null!;

    public Answers Answers { get; protected set; } = new();

    public string Back => ResponsibilitiesLinks.MapPath(Key);

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    protected async Task<MapBook?> Find(Db db)
    {
        if (await MapBook.Load(db, Key, Clock.Today) is not { } book)
            return null;
        Map = MapView.Of(book);
        return book;
    }

    /// <summary>The change that touched the map or an entry of it last.</summary>
    protected static long LastVersion(MapBook book) =>
        book.Old.Select(book.RowOf).OfType<MapEntry>().Select(e => e.Version).Append(book.Map.Version).Max();

    /// <summary>Shows the page again, with what somebody else saved meanwhile.</summary>
    protected PageResult ChangedMeanwhile(long now)
    {
        (IsChanged, Seen) = (true, now);
        ModelState.Remove("_seen");
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    protected PageResult Refused(IEnumerable<Refusal> refusals, params string[] fields)
    {
        foreach (var refusal in refusals)
            ModelState.AddModelError(
                refusal.Field is { } field && fields.Contains(field, StringComparer.Ordinal) ? field : "",
                refusal.Message
            );
        return Page();
    }

    protected static string Saved(string address, long change) => $"{address}?{EditLinks.SavedKey}={change}";
}
