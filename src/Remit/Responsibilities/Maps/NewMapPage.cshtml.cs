using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Sources;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>From which source to which one?</summary>
[Needs("maps.write"), OnlyNow]
internal sealed class NewMapPage(Store store, Viewer viewer) : PageModel
{
    [BindProperty(Name = "earlier")]
    public string? Earlier { get; set; }

    [BindProperty(Name = "later")]
    public string? Later { get; set; }

    [BindProperty(Name = "title")]
    public string? MapTitle { get; set; }

    /// <summary>The id of the map to be: a form that is sent twice adds one.</summary>
    [BindProperty(Name = "_id")]
    public Guid Id { get; set; }

    public IReadOnlyList<Named> Sources { get; private set; } = [];

    public string? Wrong(string name) =>
        ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public async Task OnGet([FromQuery] string? from)
    {
        await using var db = store.Read(viewer.Sight);
        (Id, Earlier) = (store.Ids.Next(), from);
        await LoadSources(db);
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = store.Write(viewer.Sight);
        if (Id.Version != 7)
            return BadRequest();
        var all = await LoadSources(db);
        var id = new Id<SourceMap>(Id);
        if (await db.All<SourceMap>().FirstOrDefaultAsync(m => m.Id == id) is { } there)
            return Redirect(ResponsibilitiesLinks.MapPath(there.Key));
        var (earlier, later) = (all.Find(s => s.Key == Earlier), all.Find(s => s.Key == Later));
        if (earlier is null)
            ModelState.AddModelError("earlier", "Choose the text that was replaced");
        if (later is null)
            ModelState.AddModelError("later", "Choose the text that came after it");
        if (!ModelState.IsValid)
            return Page();
        var map = new SourceMap
        {
            Id = id,
            Key = FreeKeys.For($"{earlier!.Key} to {later!.Key}", await db.KeysBeside(SourceMap.Shape, null)),
            Title = Texts.OrNull(MapTitle) ?? $"From {earlier.Title} to {later.Title}",
            Earlier = earlier.Id,
            Later = later.Id,
        };
        db.Add(map);
        var kept = await db.Commit(viewer.Change($"Began the map “{map.Title}”"));
        if (!kept.IsRefused)
            return Redirect($"{ResponsibilitiesLinks.MapPath(map.Key)}?{EditLinks.SavedKey}={kept.Value.Number}");
        foreach (var refusal in kept.Refusals)
            ModelState.AddModelError(refusal.Field is "earlier" or "later" or "title" ? refusal.Field : "", refusal.Message);
        return Page();
    }

    private async Task<List<Source>> LoadSources(Db db)
    {
        var all = await db.All<Source>().OrderBy(s => s.Title).ThenBy(s => s.Key).ToListAsync();
        Sources = [.. all.Select(s => new Named(s.Key, s.Title))];
        return all;
    }
}
