using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Papers;

/// <summary>What is recorded of a holder's responsibilities, as far as a paper is compared with it.</summary>
internal sealed class RecordedRegister
{
    public Register? Register { get; private init; }

    /// <summary>The post or body with the holder's key; a post before a body.</summary>
    public RecordRef? Holder { get; private init; }

    public required IReadOnlyList<RecordedRow> Rows { get; init; }

    public required List<Provision> Provisions { get; init; }

    public required HashSet<string> ActionKeys { get; init; }

    public int NextActionOrder { get; set; }

    public int NextRegisterOrder { get; private init; }

    public static async Task<RecordedRegister> Load(Db db, string holderKey)
    {
        var post = await db.Set<Post>().Where(p => p.Key == holderKey).Select(p => (Guid?)p.Id.Value).FirstOrDefaultAsync();
        var body = await db.Set<Body>().Where(b => b.Key == holderKey).Select(b => (Guid?)b.Id.Value).FirstOrDefaultAsync();
        RecordRef? holder =
            post is { } id ? new RecordRef("post", id)
            : body is { } other ? new RecordRef("body", other)
            : null;
        var registers = await db.Set<Register>().ToListAsync();
        var register = registers.Find(r => holder is not null && r.Holder == holder) ?? registers.Find(r => r.Key == holderKey);
        var actions = await db.Set<ActionItem>().ToListAsync();
        return new RecordedRegister
        {
            Register = register,
            Holder = holder,
            Rows = register is null ? [] : await LoadRows(db, register.Id, actions),
            Provisions = await db.Set<Provision>().ToListAsync(),
            ActionKeys = actions.Select(a => a.Key).ToHashSet(StringComparer.Ordinal),
            NextActionOrder = actions.Select(a => a.Order + 1).DefaultIfEmpty(0).Max(),
            NextRegisterOrder = registers.Select(r => r.Order + 1).DefaultIfEmpty(0).Max(),
        };
    }

    private static async Task<IReadOnlyList<RecordedRow>> LoadRows(Db db, Id<Register> register, List<ActionItem> actions)
    {
        var rows = await db.Set<Responsibility>()
            .Where(r => r.Register == register)
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();
        var positions = (
            await db.Set<Position>()
                .Where(p => db.Set<Responsibility>().Any(r => r.Id == p.Responsibility && r.Register == register))
                .OrderBy(p => p.Order)
                .ToListAsync()
        ).ToLookup(p => p.Responsibility);
        var byOrigin = actions.OrderBy(a => a.Order).ToLookup(a => a.Origin);
        var numbers = Paragraphs.Of(rows);
        return
        [
            .. rows.Select(r => new RecordedRow(
                r,
                numbers[r.Id],
                [.. positions[r.Id]],
                [.. byOrigin[new RecordRef("responsibility", r.RowId)]]
            )),
        ];
    }
}

/// <summary>A recorded responsibility with what a paper's row is compared with.</summary>
/// <param name="Row">The responsibility.</param>
/// <param name="Number">Its paragraph, inherited where its own is blank, without brackets; null where there is none.</param>
/// <param name="Positions">Its positions, oldest first.</param>
/// <param name="Actions">The actions that come from it, in order.</param>
internal sealed record RecordedRow(Responsibility Row, string? Number, List<Position> Positions, List<ActionItem> Actions)
{
    /// <summary>Its open actions as they stand together in the one cell of an exported register.</summary>
    public string ActionsTogether =>
        PaperWords.Plain(string.Join("\n\n", Actions.Where(a => a.Status == ActionStatus.Open).Select(a => a.What)));
}
