using Microsoft.AspNetCore.Mvc;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Responsibilities.Maps;

/// <summary>From which day is this map in use, and what happens then? Nothing is kept before somebody saw that.</summary>
[Needs("maps.decide"), OnlyNow]
internal sealed class UseMapPage(Store store, Viewer viewer, LondonClock clock, TakingIntoUse taking)
    : MapTaskPage(store, viewer, clock)
{
    /// <summary>The button that takes it into use; any other shows what would happen.</summary>
    public const string Go = "use";

    /// <summary>What would happen on the day that was chosen; null before one was.</summary>
    public MapUse? Use { get; private set; }

    public DateOnly? From { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await using var db = Store.Read(Viewer.Sight);
        if (await Find(db) is not { } book)
            return NotFound();
        if (book.NotYetUsed.Count == 0)
            return Redirect(Back);
        Seen = LastVersion(book);
        TypedDate.Show("from", book.Later.From is { } first && first <= Clock.Today ? first : Clock.Today, Answers);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromForm(Name = "_go")] string? go)
    {
        await using var db = Store.Write(Viewer.Sight);
        var seen = Seen;
        if (await Find(db) is not { } book)
            return NotFound();
        Answers = Editing.Answers.Of(Request.Form);
        if (TypedDate.Read("from", "The day", Answers, out var from) is { } wrong)
            ModelState.AddModelError("from", wrong);
        else if (from is null)
            ModelState.AddModelError("from", "Enter the day from which it is in use");
        if (!ModelState.IsValid)
            return Page();
        From = from;
        if (go == Go && book.NotYetUsed.Count == 0 && book.Old.Select(book.EntryOf).Any(e => e?.UsedFrom == from))
            return Redirect(Back);
        Use = await TakingIntoUse.Plan(db, book, from!.Value);
        if (go != Go)
        {
            if (!book.Later.Period.Covers(from.Value))
                ModelState.AddModelError(
                    "from",
                    $"“{book.Later.Title}” is not in force on that day: it is {book.Later.Period.InASentence()}"
                );
            return Page();
        }
        if (seen != LastVersion(book))
            return ChangedMeanwhile(LastVersion(book));
        var kept = await taking.Use(db, book, from.Value, what => Viewer.Change(what));
        return kept.IsRefused
            ? Refused(
                kept.Refusals.Select(r => r with { Field = r.Field == "used-from" ? "from" : r.Field })
                    .DistinctBy(r => r.Message),
                "from"
            )
            : Redirect(Saved(Back, kept.Value.Number));
    }
}
