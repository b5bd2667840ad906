using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Structure.Programmes;

/// <summary>How far is this item, and what was said of it since it began?</summary>
[Needs("programmes.read")]
internal sealed class ItemPage(Db db, Looking looking) : PageModel, IJsonTwin
{
    public Named Body { get; private set; } = null!;
    public ProgrammeLine Programme { get; private set; } = null!;
    public ItemView Item { get; private set; } = null!;

    /// <summary>What was said in its year, the newest first.</summary>
    public IReadOnlyList<StatementView> Said { get; private set; } = [];

    /// <summary>What was said in the years before, the newest first.</summary>
    public IReadOnlyList<StatementView> SaidBefore { get; private set; } = [];

    /// <summary>The items that it goes on with, the nearest first.</summary>
    public IReadOnlyList<LinkedItem> Before { get; private set; } = [];

    /// <summary>The items that go on with it.</summary>
    public IReadOnlyList<LinkedItem> After { get; private set; } = [];

    /// <summary>Whether whoever looks may record progress.</summary>
    public bool MayRecord { get; private set; }
    public ShownRecord Shown { get; private set; } = null!;

    public object Twin =>
        new
        {
            Body,
            Programme,
            Item,
            Said,
            SaidBefore,
            Before,
            After,
        };

    public async Task<IActionResult> OnGet(string key, string programme, string item)
    {
        if (
            await ProgrammeBook.Load(db, key) is not { } book
            || book.Find(programme) is not { } found
            || book.Item(found, item) is not { } shown
        )
            return NotFound();
        var day = looking.AsAt;
        Body = new Named(book.Body.Key, book.Body.Name);
        Programme = ProgrammeView.LineOf(book, found);
        Item = ItemView.Of(book, shown, day);
        Said = [.. book.SaidOf(shown, day).Reverse().Select(StatementView.Of)];
        SaidBefore = [.. book.SaidBefore(shown, day).Reverse().Select(StatementView.Of)];
        Before = [.. book.Before(shown).Select(Linked)];
        After = [.. book.After(shown).Select(Linked)];
        var belongs = book.BelongsTo(shown);
        MayRecord = looking.IsNow && !shown.Withdrawn && looking.Viewer.May("progress", shown.Sensitivity, Verb.Write, belongs);
        Shown = new ShownRecord("programme-item", $"{key}/{programme}/{item}")
        {
            Sensitivity = shown.Sensitivity,
            BelongsTo = [new("programme-item", shown.RowId), new("programme", found.RowId), new("body", book.Body.RowId)],
        };
        return Page();

        LinkedItem Linked(ProgrammeItem other) =>
            new(ProgrammeView.LineOf(book, book.ProgrammeOf(other)), other.Key, other.Quoted, other.What);
    }
}

/// <summary>An item of another programme, with which one goes on, or the other way round.</summary>
internal sealed record LinkedItem(ProgrammeLine Programme, string Key, string Number, string What);
