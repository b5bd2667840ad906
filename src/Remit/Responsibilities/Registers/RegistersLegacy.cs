using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Reopened;
using Remit.Responsibilities.SignOffs;
using Remit.Structure.Handover;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// The registers of a closing body. A register goes on as the same one, with its positions and evidence; where it ends, the
/// responsibilities in it do.
/// </summary>
internal sealed class RegistersLegacy : Legacy
{
    public override string Heading => "Registers of responsibilities";

    public override (string One, string Several) InWords => ("register", "registers");

    public override int Order => 80;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, self) = (closure.Db, closure.Reference);
        var registers = await db.Set<Register>().Where(r => r.Holder == self).OrderBy(r => r.Title).ToListAsync();
        if (registers.Count == 0)
            return [];
        var contents = await RegisterContents.Load(db, registers.ConvertAll(r => r.Id));
        return
        [
            .. registers
                .Where(register => contents.Rows[register.Id].Any(r => !r.Period.HasEndedBy(closure.First)))
                .Select(register => Of(closure, register, contents)),
        ];
    }

    private static LegacyItem Of(Closure closure, Register register, RegisterContents contents) =>
        new(new RecordRef("register", register.RowId), register.Version, register.Title)
        {
            MayGoAbove = true,
            CannotEnd = closure.CannotEnd([
                .. contents.Rows[register.Id].Select(r => ("a responsibility in it", r)),
                .. contents.DelegationsIn(register).Select(d => ("a delegation in it", d)),
            ]),
            Goes = to =>
            {
                register.Holder = new RecordRef("body", to.RowId);
                closure.Open(register, to);
                foreach (var held in contents.In(register))
                    closure.Open(held, to);
                closure.Remember(register, "Held by");
            },
            End = () =>
            {
                foreach (var delegation in contents.DelegationsIn(register))
                    closure.End(delegation);
                foreach (var row in contents.Rows[register.Id])
                    closure.End(row);
            },
        };
}

/// <summary>
/// What lies in some registers, tracked: of positions, evidence, sign-offs, drafters and what is reopened only those that are restricted.
/// </summary>
internal sealed record RegisterContents(
    ILookup<Id<Register>, Responsibility> Rows,
    ILookup<Id<Responsibility>, Delegation> Delegations,
    ILookup<Id<Responsibility>, Position> Positions,
    ILookup<Id<Responsibility>, Evidence> Evidence,
    ILookup<Id<Responsibility>, Reopening> Reopenings,
    ILookup<Id<Register>, SignOff> SignOffs,
    ILookup<Id<Register>, Drafter> Drafters
)
{
    /// <summary>Seven queries, whatever there is.</summary>
    public static async Task<RegisterContents> Load(Db db, List<Id<Register>> registers)
    {
        var rows = await db.Set<Responsibility>().Where(r => registers.Contains(r.Register)).ToListAsync();
        var ids = rows.ConvertAll(r => r.Id);
        var delegations = await db.Set<Delegation>().Where(d => ids.Contains(d.Responsibility)).ToListAsync();
        // What is open to all needn't be opened to anybody.
        var positions = await db.Set<Position>()
            .Where(p => p.Sensitivity == Sensitivity.Restricted && ids.Contains(p.Responsibility))
            .ToListAsync();
        // A position that is open may rest on evidence that is not.
        var evidence = await (
            from piece in db.Set<Evidence>()
            where piece.Sensitivity == Sensitivity.Restricted
            join position in db.Set<Position>() on piece.Position equals position.Id
            where ids.Contains(position.Responsibility)
            select new { Piece = piece, position.Responsibility }
        ).ToListAsync();
        var reopenings = await db.Set<Reopening>()
            .Where(r => r.Sensitivity == Sensitivity.Restricted && ids.Contains(r.Responsibility))
            .ToListAsync();
        var signOffs = await db.Set<SignOff>()
            .Where(s => s.Sensitivity == Sensitivity.Restricted && registers.Contains(s.Register))
            .ToListAsync();
        var drafters = await db.Set<Drafter>()
            .Where(d => d.Sensitivity == Sensitivity.Restricted && registers.Contains(d.Register))
            .ToListAsync();
        return new RegisterContents(
            rows.ToLookup(r => r.Register),
            delegations.ToLookup(d => d.Responsibility),
            positions.ToLookup(p => p.Responsibility),
            evidence.ToLookup(e => e.Responsibility, e => e.Piece),
            reopenings.ToLookup(r => r.Responsibility),
            signOffs.ToLookup(s => s.Register),
            drafters.ToLookup(d => d.Register)
        );
    }

    /// <summary>What other posts do of a register.</summary>
    public IEnumerable<Delegation> DelegationsIn(Register register) => Rows[register.Id].SelectMany(r => Delegations[r.Id]);

    /// <summary>All of what lies in a register.</summary>
    public IEnumerable<Record> In(Register register) =>
        Rows[register.Id]
            .SelectMany(r =>
                (IEnumerable<Record>)[r, .. Delegations[r.Id], .. Positions[r.Id], .. Evidence[r.Id], .. Reopenings[r.Id]]
            )
            .Concat(SignOffs[register.Id])
            .Concat(Drafters[register.Id]);
}
