using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Editing;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Web;

namespace Remit.Responsibilities.Positions;

/// <summary>
/// The evidence that a form chooses: kept from what was said before, records, documents that were handed in, and outside sources. Only what
/// its writer may see.
/// </summary>
internal sealed record ChosenEvidence
{
    public const string Keep = "keep";
    public const string Records = "record";
    public const string Documents = "document";

    /// <summary>The most outside sources in one form.</summary>
    public const int MostSources = 10;

    /// <summary>What could be kept.</summary>
    public required IReadOnlyList<Evidence> Earlier { get; init; }

    /// <summary>Those of them that are.</summary>
    public required IReadOnlyList<Evidence> Kept { get; init; }

    /// <summary>The records chosen.</summary>
    public required IReadOnlyList<(RecordRef Ref, Mention Name)> Chosen { get; init; }

    /// <summary>The documents handed in and still ticked.</summary>
    public required IReadOnlyList<HeldDocument> Held { get; init; }

    /// <summary>The outside sources.</summary>
    public required IReadOnlyList<OutsideSource> Outside { get; init; }

    /// <summary>What is wrong, by control.</summary>
    public required IReadOnlyList<(string Control, string Message)> Faults { get; init; }

    /// <summary>How much there is.</summary>
    public int Count => Kept.Count + Chosen.Count + Held.Count + Outside.Count;

    /// <summary>Reads what was answered.</summary>
    /// <param name="db">What the writer sees.</param>
    /// <param name="viewer">The writer.</param>
    /// <param name="answers">What was answered.</param>
    /// <param name="earlier">What could be kept.</param>
    /// <param name="mayKeepRestricted">Whether the writer may keep evidence that is restricted.</param>
    public static async Task<ChosenEvidence> Read(
        Db db,
        Viewer viewer,
        Answers answers,
        IReadOnlyList<Evidence> earlier,
        bool mayKeepRestricted = true
    )
    {
        var faults = new List<(string, string)>();
        var records = answers.All(Records).Distinct().Select(Reference).OfType<RecordRef>().ToList();
        var names = await Mentions.Load(db, records.Select(r => (RecordRef?)r));
        if (records.Exists(r => names[r] is null))
            faults.Add((Records, "A record that you chose is not there, or not shown to you. Choose another"));
        if (!mayKeepRestricted)
            foreach (var record in records)
                if (
                    db.Shapes.Find(record.Kind) is { } shape
                    && await db.RecordOf(shape, record.Id) is { Sensitivity: Sensitivity.Restricted }
                )
                    faults.Add((Records, NotYours(names[record]?.Title ?? "A record that you chose")));
        var wanted = answers.All(Documents).Select(d => Guid.TryParse(d, out var id) ? id : Guid.Empty).ToHashSet();
        var held = await Attachments.Held(db, wanted, viewer);
        if (held.Count < wanted.Count)
            faults.Add(("file", "A document waited too long for this form to be sent. Attach it again"));
        var kept = answers.All(Keep).ToHashSet(StringComparer.Ordinal);
        if (!mayKeepRestricted && earlier.FirstOrDefault(e => Restricted(e) && kept.Contains(e.Id.ToString())) is { } closed)
            faults.Add((Keep, NotYours(closed.Title)));
        return new ChosenEvidence
        {
            Earlier = earlier,
            Kept = [.. earlier.Where(e => kept.Contains(e.Id.ToString()))],
            Chosen = [.. records.Where(r => names[r] is not null).Select(r => (r, names[r]!))],
            Held = held,
            Outside = [.. Enumerable.Range(0, MostSources).Select(i => Source(answers, i, faults)).OfType<OutsideSource>()],
            Faults = faults,
        };
    }

    /// <summary>The pieces to be kept with a position, each as closed as what it is copied from.</summary>
    /// <param name="db">The database, to write.</param>
    /// <param name="ids">Makes ids.</param>
    /// <param name="position">The position.</param>
    /// <param name="draft">The draft of which some may be kept; null for none.</param>
    public async Task<IReadOnlyList<IRow>> Pieces(Db db, IdSource ids, Position position, Position? draft = null)
    {
        var keys = new FreeKeys([]);
        var pieces = new List<IRow>();
        foreach (var kept in Kept)
            Add(
                Piece(kept.Title, kept.Record, kept.Address, kept.Dated, kept.File, kept.FileName, kept.Note),
                draft?.Id == kept.Position ? await ClosedAs(db, kept, draft) : kept
            );
        foreach (var (record, name) in Chosen)
            Add(
                Piece(name.Title.Shortened(Evidence.MostLetters), record),
                db.Shapes.Find(record.Kind) is { } shape ? await db.RecordOf(shape, record.Id) : null
            );
        foreach (var document in Held)
            Add(Piece(document.Name, file: document.Hash, fileName: document.Name), null);
        foreach (var source in Outside)
            Add(Piece(source.Title, address: source.Address, dated: source.Dated), null);
        var held = Held.Select(h => h.Id).ToList();
        // Whatever the context holds is told the change with which it is kept, and stays.
        if (held.Count > 0)
            await db.Set<Attachment>().Where(a => held.Contains(a.Id)).LoadAsync();
        return pieces;

        Evidence Piece(
            string title,
            RecordRef? record = null,
            string? address = null,
            DateOnly? dated = null,
            string? file = null,
            string? fileName = null,
            string? note = null
        ) =>
            new()
            {
                Id = ids.Next<Evidence>(),
                Key = keys.Take(title),
                Position = position.Id,
                Title = title,
                Record = record,
                Address = address,
                Dated = dated,
                File = file,
                FileName = fileName,
                Note = note,
                Sensitivity = position.Sensitivity,
                RestrictedTo = position.RestrictedTo,
                Order = pieces.Count,
            };

        void Add(Evidence piece, Record? copied)
        {
            if (copied is not null && copied.Sensitivity > piece.Sensitivity)
                (piece.Sensitivity, piece.RestrictedTo) = (copied.Sensitivity, copied.RestrictedTo);
            pieces.Add(piece);
        }
    }

    /// <summary>
    /// Opens the evidence of a draft that is taken over as far as its responsibility is. A draft is not published before somebody stands by it, nor
    /// is what it names; what was copied from something more closed stays as closed as that.
    /// </summary>
    public static async Task OpenWith(Db db, Position draft, Responsibility row)
    {
        var id = draft.Id;
        foreach (var piece in await db.Set<Evidence>().Where(e => e.Position == id).ToListAsync())
        {
            var closed = await ClosedAs(db, piece, draft);
            (piece.Sensitivity, piece.RestrictedTo) =
                closed is not null && closed.Sensitivity > row.Sensitivity
                    ? (closed.Sensitivity, closed.RestrictedTo)
                    : (row.Sensitivity, row.RestrictedTo);
        }
    }

    /// <summary>
    /// That by which a piece of a draft is closed beyond its responsibility: itself, the record that it is, or the piece of an earlier account from
    /// which it was kept; null for nothing but that it is of a draft.
    /// </summary>
    private static async Task<Record?> ClosedAs(Db db, Evidence piece, Position draft)
    {
        if (piece.Sensitivity > draft.Sensitivity)
            return piece;
        if (piece.Record is { } named)
            return db.Shapes.Find(named.Kind) is { } shape ? await db.RecordOf(shape, named.Id) ?? piece : piece;
        var row = draft.Responsibility;
        var accounts = db.All<Position>().Where(p => p.Responsibility == row && p.Draft == null).Select(p => p.Id);
        return await db.All<Evidence>()
            .Where(e =>
                accounts.Contains(e.Position) && e.Title == piece.Title && e.Address == piece.Address && e.File == piece.File
            )
            .OrderByDescending(e => e.Sensitivity)
            .FirstOrDefaultAsync();
    }

    /// <summary>What is dated after a day: it is asked about, as it may be a slip.</summary>
    public IReadOnlyList<string> NewerThan(DateOnly? day) =>
        day is not { } on
            ? []
            :
            [
                .. Kept.Where(k => k.Dated > on)
                    .Select(k => (k.Title, k.Dated))
                    .Concat(Outside.Where(o => o.Dated > on).Select(o => (o.Title, o.Dated)))
                    .Select(t => $"“{t.Title}” is dated {LondonDate.Words(t.Dated!.Value)}"),
            ];

    private static bool Restricted(Evidence piece) => piece.Sensitivity == Sensitivity.Restricted;

    private static string NotYours(string title) =>
        $"“{title.Shortened(80)}” is restricted, and you may keep nothing here that is. Choose something else that shows it, or ask a partnership manager to record this with it";

    private static OutsideSource? Source(Answers answers, int number, List<(string, string)> faults)
    {
        var name = $"source-{number}";
        var (title, address) = (answers[$"{name}-title"].Trim(), answers[$"{name}-address"].Trim());
        var wrong = TypedDate.Read($"{name}-dated", "Its date", answers, out var dated);
        if (wrong is not null)
            faults.Add(($"{name}-dated", wrong));
        if (title.Length == 0 && address.Length == 0 && dated is null)
            return null;
        if (title.Length == 0)
            faults.Add(($"{name}-title", "Say what the outside source is"));
        else if (Evidence.TooLong(title).FirstOrDefault() is { } tooLong)
            faults.Add(($"{name}-title", tooLong.Message));
        if (PublicAddress.Refusals(title, address.Length == 0 ? null : address).FirstOrDefault() is { } refused)
            faults.Add(($"{name}-address", refused.Message));
        return new OutsideSource(title, address.Length == 0 ? null : address, dated);
    }

    private static RecordRef? Reference(string typed)
    {
        var colon = typed.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Guid.TryParseExact(typed.AsSpan(colon + 1), "D", out var id)
            ? new RecordRef(typed[..colon], id)
            : null;
    }
}

/// <summary>Something outside Remit that shows how a responsibility is met.</summary>
internal sealed record OutsideSource(string Title, string? Address, DateOnly? Dated);
