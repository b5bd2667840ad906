using Microsoft.EntityFrameworkCore;
using Remit.Actions;
using Remit.Data;
using Remit.Intake;
using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Responsibilities.Sources;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Papers;

/// <summary>What is recorded, as far as the registers of a paper are compared with it: a fixed number of queries for all of them.</summary>
internal sealed class RecordedRegisters
{
    private readonly Dictionary<string, RecordedHolder> holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RecordRef?> owners = new(StringComparer.Ordinal);
    private List<Register> registers = [];
    private ILookup<Id<Register>, RecordedRow> rows = Array.Empty<RecordedRow>().ToLookup(r => r.Row.Register);

    private RecordedRegisters() { }

    /// <summary>The paragraphs of the source whose paragraphs the numbers are.</summary>
    public Dictionary<ProvisionNumber, Provision> Provisions { get; } = [];

    public FreeKeys ActionKeys { get; private set; } = new([]);

    public int NextActionOrder { get; set; }

    public int NextRegisterOrder { get; set; }

    public int NextProvisionOrder { get; set; }

    /// <summary>What is recorded of a holder.</summary>
    public RecordedRegister Of(string holderKey)
    {
        RecordedHolder? holder = holders.TryGetValue(holderKey, out var known) ? known : null;
        var register =
            registers.Find(r => holder is not null && r.Holder == holder.Ref) ?? registers.Find(r => r.Key == holderKey);
        return new(register, holder, register is null ? [] : [.. rows[register.Id]]);
    }

    /// <summary>The one person or post of this name; null where there is none, or more than one.</summary>
    public RecordRef? OwnerNamed(string name) => owners.GetValueOrDefault(LooseName.Of(name));

    public static async Task<RecordedRegisters> Load(Db db, IReadOnlyList<RegisterDraft> drafts, Source? source, DateOnly today)
    {
        var recorded = new RecordedRegisters();
        var keys = drafts.Select(d => d.HolderKey).Distinct(StringComparer.Ordinal).ToList();
        // A post counts before a body of the same key.
        foreach (
            var body in await db.All<Body>()
                .Where(b => keys.Contains(b.Key))
                .Select(b => new
                {
                    b.Key,
                    b.Id,
                    b.Sensitivity,
                })
                .ToListAsync()
        )
            recorded.holders[body.Key] = new(new RecordRef("body", body.Id.Value), body.Sensitivity);
        foreach (
            var post in await db.All<Post>()
                .Where(p => keys.Contains(p.Key))
                .Select(p => new
                {
                    p.Key,
                    p.Id,
                    p.Sensitivity,
                })
                .ToListAsync()
        )
            recorded.holders[post.Key] = new(new RecordRef("post", post.Id.Value), post.Sensitivity);
        recorded.registers = await db.Set<Register>().ToListAsync();
        recorded.NextRegisterOrder = recorded.registers.Select(r => r.Order + 1).DefaultIfEmpty(0).Max();
        var actions = await db.All<ActionItem>().OrderBy(a => a.Order).ToListAsync();
        recorded.ActionKeys = new(actions.Select(a => a.Key));
        recorded.NextActionOrder = actions.Select(a => a.Order + 1).DefaultIfEmpty(0).Max();
        var met = keys.Select(key => recorded.Of(key).Register?.Id).OfType<Id<Register>>().ToList();
        recorded.rows = await RowsOf(db, met, actions.ToLookup(a => a.Origin));
        if (source is not null)
            foreach (var provision in await db.All<Provision>().Where(p => p.Source == source.Id).ToListAsync())
            {
                recorded.NextProvisionOrder = Math.Max(recorded.NextProvisionOrder, provision.Order + 1);
                if (provision.Number is { } number)
                    recorded.Provisions.TryAdd(number, provision);
            }
        if (drafts.Any(d => d.Rows.Any(r => r.LeadOfficer is not null)))
            await recorded.LoadOwners(db, today);
        return recorded;
    }

    private async Task LoadOwners(Db db, DateOnly today)
    {
        foreach (var person in await db.All<Person>().On(today).Select(p => new { p.Id, p.Name }).ToListAsync())
            Name(person.Name, new RecordRef("person", person.Id.Value));
        foreach (var post in await db.All<Post>().On(today).Select(p => new { p.Id, p.Title }).ToListAsync())
            Name(post.Title, new RecordRef("post", post.Id.Value));

        void Name(string name, RecordRef record)
        {
            if (!owners.TryAdd(LooseName.Of(name), record))
                owners[LooseName.Of(name)] = null;
        }
    }

    private static async Task<ILookup<Id<Register>, RecordedRow>> RowsOf(
        Db db,
        List<Id<Register>> registers,
        ILookup<RecordRef?, ActionItem> actions
    )
    {
        var rows = await db.Set<Responsibility>()
            .Where(r => registers.Contains(r.Register))
            .OrderBy(r => r.Order)
            .ThenBy(r => r.Key)
            .ToListAsync();
        var positions = (
            await db.All<Position>()
                .Where(p => db.Set<Responsibility>().Any(r => r.Id == p.Responsibility && registers.Contains(r.Register)))
                .OrderBy(p => p.Order)
                .ToListAsync()
        ).ToLookup(p => p.Responsibility);
        return rows.GroupBy(r => r.Register)
            .SelectMany(register =>
            {
                var numbers = Paragraphs.Of([.. register]);
                return register.Select(r => new RecordedRow(
                    r,
                    numbers[r.Id],
                    [.. positions[r.Id]],
                    [.. actions[new RecordRef("responsibility", r.RowId)]]
                ));
            })
            .ToLookup(r => r.Row.Register);
    }
}

/// <summary>A post or body that is recorded.</summary>
internal sealed record RecordedHolder(RecordRef Ref, Sensitivity Sensitivity);

/// <summary>What is recorded of a holder's responsibilities.</summary>
/// <param name="Register">The register; null where there is none yet.</param>
/// <param name="Holder">The post or body with the holder's key; a post before a body.</param>
/// <param name="Rows">Its responsibilities, in order.</param>
internal sealed record RecordedRegister(Register? Register, RecordedHolder? Holder, IReadOnlyList<RecordedRow> Rows);

/// <summary>A recorded responsibility with what a paper's row is compared with.</summary>
/// <param name="Row">The responsibility.</param>
/// <param name="Number">Its paragraph, inherited where its own is blank, without brackets; null where there is none.</param>
/// <param name="Positions">Its positions, oldest first.</param>
/// <param name="Actions">The actions that come from it, in order.</param>
internal sealed record RecordedRow(Responsibility Row, string? Number, List<Position> Positions, List<ActionItem> Actions)
{
    /// <summary>Its open actions as they stand together in the one cell of an exported register.</summary>
    public string ActionsTogether =>
        LooseName.Plain(string.Join("\n\n", Actions.Where(a => a.Status == ActionStatus.Open).Select(a => a.What)));
}
