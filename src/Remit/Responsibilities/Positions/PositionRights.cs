using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;
using Remit.Responsibilities.Duties;
using Remit.Responsibilities.Registers;

namespace Remit.Responsibilities.Positions;

/// <summary>Who may record, and who may draft, how some responsibilities are met on a day. Read with three queries and those for what they belong to.</summary>
internal sealed class PositionRights
{
    /// <summary>The first word of the permissions.</summary>
    public const string Capability = "positions";

    private readonly Dictionary<Id<Responsibility>, Id<Register>> registers;
    private readonly IReadOnlyDictionary<RecordRef, IReadOnlySet<RecordRef>> belongs;
    private readonly ILookup<Id<Register>, RecordRef> drafters;
    private readonly ILookup<Id<Responsibility>, RecordRef> dischargers;

    private PositionRights(
        Dictionary<Id<Responsibility>, Id<Register>> registers,
        IReadOnlyDictionary<RecordRef, IReadOnlySet<RecordRef>> belongs,
        ILookup<Id<Register>, RecordRef> drafters,
        ILookup<Id<Responsibility>, RecordRef> dischargers
    ) => (this.registers, this.belongs, this.drafters, this.dischargers) = (registers, belongs, drafters, dischargers);

    /// <summary>What may be done with positions, evidence, drafters and sign-offs.</summary>
    public static PolicySection Section { get; } =
        new(
            Capability,
            "Positions, evidence and sign-offs",
            [Position.Shape.Kind, Evidence.Shape.Kind, Drafter.Shape.Kind, SignOffs.SignOff.Shape.Kind],
            [
                .. PolicySection.Reading,
                .. PolicySection.Give(Relation.Clerk, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
                .. PolicySection.Give(Relation.Chair, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
                .. PolicySection.Give(Relation.PostHolder, Sensitivity.Partnership, Verb.Write, Verb.Decide, Verb.Publish),
                .. PolicySection.Give(Relation.Owner, Sensitivity.Partnership, Verb.Write),
                .. PolicySection.Give(Relation.Manager, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
                .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Decide, Verb.Publish),
            ]
        );

    /// <summary>For some responsibilities on a day.</summary>
    public static async Task<PositionRights> Load(Db db, DateOnly day, IEnumerable<Id<Responsibility>> responsibilities)
    {
        var ids = responsibilities.Distinct().ToList();
        var registers = await db.All<Responsibility>()
            .Where(r => ids.Contains(r.Id))
            .Select(r => new { r.Id, r.Register })
            .ToDictionaryAsync(r => r.Id, r => r.Register);
        var all = registers.Values.Distinct().ToList();
        var drafters = await db.All<Drafter>().On(day).Where(d => all.Contains(d.Register)).ToListAsync();
        var delegations = await db.All<Delegation>().On(day).Where(d => ids.Contains(d.Responsibility)).ToListAsync();
        return new PositionRights(
            registers,
            await db.BelongingsOf(all.Select(Ref)),
            drafters.ToLookup(d => d.Register, d => new RecordRef("person", d.Person.Value)),
            delegations.ToLookup(d => d.Responsibility, d => new RecordRef("post", d.To.Value))
        );
    }

    /// <summary>Whether somebody may record how a responsibility is met, take drafts over and send them back: its holder, and whoever runs the records.</summary>
    public bool MayDecide(Viewer viewer, Id<Responsibility> responsibility, Sensitivity sensitivity) =>
        registers.TryGetValue(responsibility, out var register)
        && viewer.May(Capability, sensitivity, Verb.Decide, belongs[Ref(register)]);

    /// <summary>Whether somebody may keep something restricted with a responsibility, such as evidence that is.</summary>
    public bool MayKeepRestricted(Viewer viewer, Id<Responsibility> responsibility) =>
        registers.TryGetValue(responsibility, out var register)
        && viewer.May(Capability, Sensitivity.Restricted, Verb.Write, belongs[Ref(register)]);

    /// <summary>As whom somebody may draft for a responsibility: as themselves, or as a post that discharges it; empty for who may not.</summary>
    public IReadOnlyList<RecordRef> Drafters(Viewer viewer, Id<Responsibility> responsibility)
    {
        if (!registers.TryGetValue(responsibility, out var register))
            return [];
        var held = viewer.Standings.Where(s => s.Relation is Relation.PostHolder or Relation.Owner).Select(s => s.To).ToHashSet();
        return [.. drafters[register].Concat(dischargers[responsibility]).Where(d => held.Contains(d)).Distinct()];
    }

    private static RecordRef Ref(Id<Register> register) => new("register", register.Value);
}
