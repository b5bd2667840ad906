using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Documents;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Structure.Partnerships;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// Takes registers out as tables for a spreadsheet. The columns begin as the papers have them: heading, paragraph, responsibility,
/// action taken (the newest position by the date), future action (the open actions); then the position's rating and date.
/// </summary>
internal static class RegisterExport
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "Heading",
        "Paragraph",
        "Responsibility",
        "Action taken",
        "Future action",
        "Rating",
        "As at",
    ];

    /// <summary><c>export register KEY</c></summary>
    public static ExportVerb Paper { get; } =
        new("register", "Take one register out as a paper", (db, day, keys) => One(db, day, keys[0]))
        {
            Keys = ["REGISTER"],
            Known = async db => await db.All<Register>().OrderBy(r => r.Key).Select(r => r.Key).ToListAsync(),
        };

    private static async Task<Publication?> One(Db db, DateOnly day, string key) =>
        await RegisterView.Load(db, key, day) is { } register
            ? RegisterPaper.Of(register, register.Rows, new RegisterFilter()) with
            {
                Issuer = await db.PartnershipName(),
            }
            : null;

    /// <summary>A CSV text for each register, by its key. Three queries.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Csv(Db db, DateOnly day)
    {
        var registers = await db.All<Register>()
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .Select(r => new { r.Id, r.Key })
            .ToListAsync();
        var rows = (
            await db.All<Responsibility>()
                .On(day)
                .WithPositions(db, day)
                .OrderBy(r => r.Row.Order)
                .ThenBy(r => r.Row.Key)
                .ToListAsync()
        ).ToLookup(r => r.Row.Register);
        var actions = (
            await db.All<ActionItem>()
                .On(day)
                .Where(a => a.Status == ActionStatus.Open && a.Origin != null)
                .OrderBy(a => a.Order)
                .ToListAsync()
        ).ToLookup(a => a.Origin);
        return registers.ToDictionary(
            r => r.Key,
            r => CsvText.Write(rows[r.Id].Select(Line).Prepend(Columns)),
            StringComparer.Ordinal
        );

        IReadOnlyList<string> Line(RowSaid said)
        {
            var (row, newest) = (said.Row, said.Newest);
            return
            [
                row.Heading ?? "",
                row.Number ?? "",
                row.Text,
                newest?.Text ?? "",
                string.Join("\n\n", actions[new RecordRef("responsibility", row.RowId)].Select(a => a.What)),
                newest?.Rating is { } rating ? Kebab.Words(rating) : "",
                newest?.On is { } on ? LondonDate.Iso(on) : "",
            ];
        }
    }
}
