using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;

namespace Remit.History;

/// <summary>What happened to this record: who changed what, when and why?</summary>
[Needs("history.read")]
internal sealed class RecordHistoryPage(Db db, ChangeLogReader log) : PageModel, IJsonTwin
{
    public RecordName Record { get; private set; } = null!;
    public IReadOnlyList<PastChange> Changes { get; private set; } = [];
    public int Total { get; private set; }
    public int Number { get; private set; }
    public int Pages { get; private set; }

    public object Twin =>
        new
        {
            Record,
            Changes,
            Total,
            Page = Number,
            Pages,
        };

    public async Task<IActionResult> OnGet(string kind, string path, [FromQuery] string? page)
    {
        if (await db.Named($"{kind}:{path}") is not [var record])
            return NotFound();
        var found = await log.Of(record, page);
        if (found.Total == 0)
            return NotFound();
        (var rows, Total, Number, Pages) = found;
        var touched = await TouchedRecords.Read(db, [.. rows.Select(r => r.Entry)], also: record);
        Record = new RecordName(kind, record.Id, path, touched.NameOf(record) ?? path);
        Changes =
        [
            .. rows.Zip(touched.Records)
                .GroupBy(r => r.First.Change)
                .Select(g => new PastChange(
                    g.Key,
                    [.. g.OrderByDescending(r => r.First.Entry.RecordId == record.Id).Select(r => r.Second)]
                )),
        ];
        return Page();
    }
}

/// <summary>A change with what it did to the record and to what lies in it.</summary>
internal sealed record PastChange(ChangeLine Change, IReadOnlyList<TouchedRecord> Records);
