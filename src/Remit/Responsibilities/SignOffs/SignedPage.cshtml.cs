using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Documents.Writing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Publishing;

namespace Remit.Responsibilities.SignOffs;

/// <summary>What did the holder sign, who and when, and what has changed since?</summary>
[Needs("positions.read")]
internal sealed class SignedPage(Db db, Looking looking) : PageModel, IJsonTwin, IPublished
{
    public SignedView Signed { get; private set; } = null!;

    public object Twin => new { Signed, Signed.Content };

    public Publication Publication => SignedPaper.Of(Signed);

    public async Task<IActionResult> OnGet(string register, string key)
    {
        if (await SignedView.Load(db, register, key, looking.AsAt) is not { } signed)
            return NotFound();
        Signed = signed;
        return Page();
    }
}

/// <summary>A sign-off with what became of the register since.</summary>
internal sealed record SignedView
{
    public required string Register { get; init; }
    public required string RegisterTitle { get; init; }
    public required string Key { get; init; }
    public required DateOnly On { get; init; }
    public required DateOnly AsAt { get; init; }
    public required int KnownAt { get; init; }

    /// <summary>Who signed; null for who is not shown.</summary>
    public string? By { get; init; }
    public Mention? For { get; init; }
    public required string Hash { get; init; }

    /// <summary>Whether the content still has that hash: it has not where names were erased from it.</summary>
    public required bool IsAsSigned { get; init; }
    public required bool HasErasedNames { get; init; }
    public string? Note { get; init; }

    /// <summary>The entry of the ledger that holds it; null where the log does not reach back, as after an import.</summary>
    public LedgerPlace? Ledger { get; init; }

    /// <summary>What changed in the register since, in sentences; null where what was signed can't be read.</summary>
    public IReadOnlyList<string>? Since { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public SignedRegister? Content { get; init; }

    internal required Sensitivity Sensitivity { get; init; }

    /// <summary>To what it belongs, as far as the page knows.</summary>
    internal required IReadOnlyList<RecordRef> BelongsTo { get; init; }

    /// <summary>Null where there is none that the viewer may see. Six queries.</summary>
    internal static async Task<SignedView?> Load(Db db, string register, string key, DateOnly day)
    {
        var found = await (
            from g in db.All<Register>()
            where g.Key == register
            join s in db.All<SignOff>() on g.Id equals s.Register
            where s.Key == key
            join p in db.All<Person>() on s.By equals p.Id into people
            from person in people.DefaultIfEmpty()
            select new
            {
                Register = g,
                SignOff = s,
                By = person == null ? null : person.Name,
            }
        ).FirstOrDefaultAsync();
        if (found is null)
            return null;
        var signed = found.SignOff;
        var entry = await db
            .ChangeEntries.Where(e => e.RecordId == signed.RowId)
            .OrderBy(e => e.ChangeNumber)
            .Select(e => new
            {
                e.Leaf,
                e.ChangeNumber,
                e.Hash,
            })
            .FirstOrDefaultAsync();
        var names = await Mentions.Load(db, [signed.For, found.Register.Holder]);
        var content = SignedRegister.Read(signed.Content);
        var now = await SignedRegister.Load(
            db,
            found.Register,
            names[found.Register.Holder]?.Title ?? content?.Holder ?? "",
            day,
            1
        );
        return new SignedView
        {
            Register = found.Register.Key,
            RegisterTitle = found.Register.Title,
            Key = signed.Key,
            On = signed.On,
            AsAt = signed.AsAt,
            KnownAt = signed.KnownAt,
            By = found.By,
            For = names[signed.For],
            Hash = signed.Hash,
            IsAsSigned = SignOff.HashOf(signed.Content) == signed.Hash,
            HasErasedNames = signed.Content.Contains(Traces.Blank, StringComparison.Ordinal),
            Note = signed.Note,
            Ledger = entry is null ? null : new LedgerPlace(entry.Leaf, entry.ChangeNumber, Convert.ToHexStringLower(entry.Hash)),
            Since = content is null ? null : SinceSigned.Between(content, now),
            Content = content,
            Sensitivity = signed.Sensitivity,
            BelongsTo =
            [
                .. new[] { found.Register.Holder }.OfType<RecordRef>(),
                new("register", found.Register.RowId),
                new("sign-off", signed.RowId),
            ],
        };
    }
}

/// <summary>An entry of the ledger.</summary>
/// <param name="Entry">Its number, from 0.</param>
/// <param name="Change">The change.</param>
/// <param name="Hash">The hash of the entry, in hexadecimal.</param>
internal sealed record LedgerPlace(long Entry, long Change, string Hash);
