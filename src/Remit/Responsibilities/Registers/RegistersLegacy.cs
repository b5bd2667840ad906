using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
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
        var ids = registers.ConvertAll(r => r.Id);
        var rows = await db.Set<Responsibility>().Where(r => ids.Contains(r.Register)).ToListAsync();
        var rowIds = rows.ConvertAll(r => r.Id);
        var delegations = await db.Set<Delegation>().Where(d => rowIds.Contains(d.Responsibility)).ToListAsync();
        return
        [
            .. registers
                .Where(register => rows.Exists(r => r.Register == register.Id && !r.Period.HasEndedBy(closure.First)))
                .Select(register => new LegacyItem(new RecordRef("register", register.RowId), register.Version, register.Title)
                {
                    MayGoAbove = true,
                    Goes = to =>
                    {
                        register.Holder = new RecordRef("body", to.RowId);
                        closure.Remember(register, "Held by");
                    },
                    End = () =>
                    {
                        foreach (var row in rows.Where(r => r.Register == register.Id))
                        {
                            foreach (var delegation in delegations.Where(d => d.Responsibility == row.Id))
                                closure.End(delegation);
                            closure.End(row);
                        }
                    },
                }),
        ];
    }
}
