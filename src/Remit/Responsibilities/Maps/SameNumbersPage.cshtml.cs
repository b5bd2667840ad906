using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>Which of the provisions with the same number took each other's place? All in one go, each with what would be said of it.</summary>
[Needs("maps.write"), OnlyNow]
internal sealed class SameNumbersPage(Store store, Viewer viewer, LondonClock clock) : MapTaskPage(store, viewer, clock)
{
    public IReadOnlyList<(ToldProvision Old, ToldProvision New, Outcome Outcome)> Pairs { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is not { } book)
            return NotFound();
        var pairs = SameNumbers.In(book);
        Show(pairs);
        Seen = LastVersion(book);
        Answers.Set("pairs", [.. pairs.Select(p => p.Old.Key)]);
        return pairs.Count == 0 ? Redirect(Back) : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        await using var db = Store.Write(Viewer.Sight);
        var seen = Seen;
        if (await Find(db) is not { } book)
            return NotFound();
        Answers = Editing.Answers.Of(Request.Form);
        var asked = Answers.All("pairs").ToHashSet(StringComparer.Ordinal);
        // A form that was sent twice finds what the first sent mapped.
        if (
            asked.Count > 0
            && asked.All(k => book.Old.FirstOrDefault(p => p.Key == k) is { } old && book.EntryOf(old) is not null)
        )
            return Redirect(Back);
        var pairs = SameNumbers.In(book);
        Show(pairs);
        if (asked.Count == 0)
        {
            ModelState.AddModelError("pairs", "Choose those that took each other’s place");
            return Page();
        }
        if (seen != LastVersion(book))
            return ChangedMeanwhile(LastVersion(book));
        foreach (var pair in pairs.Where(p => asked.Contains(p.Old.Key)))
            await new MapAnswer(pair.Outcome, [pair.New], null, null).Write(
                db,
                Store.Ids,
                book,
                pair.Old,
                Viewer.Name,
                Clock.Today
            );
        var kept = await db.Commit(Viewer.Change($"Mapped provisions of “{book.Earlier.Title}” to those with the same number"));
        return kept.IsRefused ? Refused(kept.Refusals) : Redirect(Saved(Back, kept.Value.Number));
    }

    private void Show(IEnumerable<SameNumber> pairs) =>
        Pairs = [.. pairs.Select(p => (ToldProvision.Of(p.Old), ToldProvision.Of(p.New), p.Outcome))];
}
