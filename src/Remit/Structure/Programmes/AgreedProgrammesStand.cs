using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Programmes;

/// <summary>
/// A work programme goes from draft to proposed to agreed to superseded. Once it is agreed, its title, its year and its items stand: what
/// happens is recorded as progress, and what is to be otherwise is a new version. It ends with its body: the change that closes the body cuts
/// its year, and withdraws what was agreed for a year that begins only later.
/// </summary>
internal sealed class AgreedProgrammesStand : IInvariant
{
    private const string Stands = "An agreed programme stands as it was agreed";

    private static readonly string[] OfTheProgramme =
    [
        nameof(WorkProgramme.Title),
        nameof(WorkProgramme.From),
        nameof(WorkProgramme.Until),
    ];

    private static readonly string[] OfAnItem =
    [
        nameof(ProgrammeItem.Number),
        nameof(ProgrammeItem.What),
        nameof(ProgrammeItem.OwnerWords),
        nameof(ProgrammeItem.Begins),
        nameof(ProgrammeItem.Due),
        nameof(ProgrammeItem.ExpectedOutcome),
        nameof(ProgrammeItem.Serves),
        nameof(ProgrammeItem.Continues),
        nameof(ProgrammeItem.Withdrawn),
    ];

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched) =>
        [
            .. touched.Changed<WorkProgramme>().SelectMany(p => OfProgramme(p.Now, p.Before, touched)),
            .. await OfItems(db, touched),
        ];

    private static IEnumerable<Refusal> OfProgramme(WorkProgramme programme, PropertyValues before, Touched touched)
    {
        var ends = EndsWithItsBody(programme, before, touched);
        var was = before.GetValue<ProgrammeState>(nameof(WorkProgramme.State));
        var itself = new RecordRef("programme", programme.RowId);
        if (programme.State == ProgrammeState.Withdrawn && was is (ProgrammeState.Agreed or ProgrammeState.Superseded))
        {
            // Of what has begun already the rest is cut, and what was done of it stays agreed.
            if (
                !ends
                || was != ProgrammeState.Agreed
                || before.GetValue<DateOnly?>(nameof(WorkProgramme.From)) <= programme.Until
            )
                yield return new Refusal(
                    "Only what is not agreed can be withdrawn",
                    $"“{programme.Title}” is {Kebab.Words(was)}. Agree a new version in its place.",
                    itself,
                    "state"
                );
        }
        else if (programme.State < was)
            yield return new Refusal(
                "Programmes only go forward",
                $"“{programme.Title}” is {Kebab.Words(was)} and can’t become {Kebab.Words(programme.State)} again. Begin a new version.",
                itself,
                "state"
            );
        if (was >= ProgrammeState.Agreed && !ends && IsRestated(OfTheProgramme, programme, before) is { } field)
            yield return new Refusal(
                Stands,
                $"“{programme.Title}” is {Kebab.Words(was)}, so its title and its year can’t change. Begin a new version.",
                itself,
                Kebab.Of(field)
            );
    }

    /// <summary>Whether this change closes its body and cuts its year to the body's last day, and nothing else of what stands.</summary>
    private static bool EndsWithItsBody(WorkProgramme programme, PropertyValues before, Touched touched)
    {
        var (from, until) = (
            before.GetValue<DateOnly?>(nameof(WorkProgramme.From)),
            before.GetValue<DateOnly?>(nameof(WorkProgramme.Until))
        );
        return touched
                .Changed<Body>()
                .Where(b => b.Now.Id == programme.Body && !Equals(b.Before[nameof(Body.Until)], b.Now.Until))
                .Select(b => b.Now.Until)
                .FirstOrDefault()
                is { } last
            && Equals(before[nameof(WorkProgramme.Title)], programme.Title)
            && until > last
            && programme.Until == last
            && programme.From == (from > last ? last : from);
    }

    private static async Task<IReadOnlyList<Refusal>> OfItems(Db db, Touched touched)
    {
        var added = touched.Rows.Where(r => r is { State: EntityState.Added, Row: ProgrammeItem }).Select(r => r.Row.RowId);
        var restated = touched
            .Changed<ProgrammeItem>()
            .Where(i => IsRestated(OfAnItem, i.Now, i.Before) is not null)
            .Select(i => i.Now.RowId);
        var owned = touched.Rows.Select(r => r.Row).OfType<ProgrammeItemOwner>().Select(o => o.Item.Value);
        var concerned = added.Concat(restated).Concat(owned).Distinct().Select(id => new Id<ProgrammeItem>(id)).ToList();
        if (concerned.Count == 0)
            return [];
        var found = await (
            from item in db.All<ProgrammeItem>()
            where concerned.Contains(item.Id)
            join programme in db.All<WorkProgramme>() on item.Programme equals programme.Id
            orderby item.Order, item.Id
            select new { Item = item, Programme = programme }
        ).ToListAsync();
        return
        [
            .. found
                .Select(f => (f.Item, f.Programme, Was: StateBefore(touched, f.Programme)))
                .Where(f => f.Was >= ProgrammeState.Agreed)
                .Select(f => new Refusal(
                    Stands,
                    $"“{f.Programme.Title}” is {Kebab.Words(f.Was)}, so its items can’t change, and none can be added. Record progress, or begin a new version.",
                    new RecordRef("programme-item", f.Item.RowId),
                    "what"
                )),
        ];
    }

    private static string? IsRestated(string[] said, Record now, PropertyValues before) =>
        said.FirstOrDefault(name => !Equals(now.GetType().GetProperty(name)!.GetValue(now), before[name]));

    /// <summary>Where the programme was before this change; what is new was nowhere.</summary>
    private static ProgrammeState StateBefore(Touched touched, WorkProgramme programme)
    {
        var row = touched.Rows.FirstOrDefault(r => r.Row is WorkProgramme && r.Row.RowId == programme.RowId);
        return row is null ? programme.State
            : row.Before is { } before ? before.GetValue<ProgrammeState>(nameof(WorkProgramme.State))
            : ProgrammeState.Draft;
    }
}
