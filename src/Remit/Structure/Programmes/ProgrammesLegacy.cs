using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Handover;

namespace Remit.Structure.Programmes;

/// <summary>
/// The work programmes of a closing body that go on beyond its last day. They stay with it and end there; what is unfinished goes on in a
/// draft of its own with whoever takes over, as nobody agreed it for that body yet.
/// </summary>
internal sealed class ProgrammesLegacy : Legacy
{
    public override string Heading => "Work programmes";

    public override (string One, string Several) InWords => ("work programme", "work programmes");

    public override int Order => 65;

    public override async Task<IReadOnlyList<LegacyItem>> Load(Closure closure)
    {
        var (db, id, last) = (closure.Db, closure.Body.Id, closure.Last);
        var programmes = await db.Set<WorkProgramme>()
            .Where(p => p.Body == id && (p.Until == null || p.Until > last))
            .OrderBy(p => p.From)
            .ThenBy(p => p.Order)
            .ThenBy(p => p.Key)
            .ToListAsync();
        if (programmes.Count == 0)
            return [];
        var ids = programmes.ConvertAll(p => p.Id);
        var items = await db.All<ProgrammeItem>()
            .Where(i => ids.Contains(i.Programme) && !i.Withdrawn)
            .OrderBy(i => i.Order)
            .ThenBy(i => i.Key)
            .ToListAsync();
        var itemIds = items.ConvertAll(i => i.Id);
        var said = await db.All<ProgressStatement>().Where(s => itemIds.Contains(s.Item)).ToListAsync();
        var finished = said.GroupBy(s => s.Item)
            .Where(s =>
                s.OrderBy(x => x.On).ThenBy(x => x.Version).ThenBy(x => x.Order).Last().Status
                    is ItemStatus.Done
                        or ItemStatus.Stopped
            )
            .Select(s => s.Key)
            .ToHashSet();
        var unfinished = items.Where(i => !finished.Contains(i.Id)).ToLookup(i => i.Programme);
        var recipients = closure.RecipientIds.ToList();
        var theirs = (await db.All<WorkProgramme>().Where(p => recipients.Contains(p.Body)).ToListAsync()).ToLookup(p => p.Body);
        var keys = recipients.ToDictionary(r => r, r => new FreeKeys(theirs[r].Select(p => p.Key)));
        return
        [
            .. programmes.Select(programme => new LegacyItem(
                new RecordRef("programme", programme.RowId),
                programme.Version,
                $"{programme.Title}, {programme.State.OnScreen().ToLowerInvariant()}"
            )
            {
                Has = _ =>
                    programme.State is ProgrammeState.Superseded or ProgrammeState.Withdrawn ? "nobody works by this one any more"
                    : unfinished[programme.Id].Any() ? null
                    : "nothing in it is unfinished",
                Goes = to =>
                {
                    Begin(closure, programme, [.. unfinished[programme.Id]], to, keys[to.Id]);
                    End(closure, programme);
                },
                End = () => End(closure, programme),
            }),
        ];
    }

    /// <summary>Its year is cut. What begins only later has no day left: it is withdrawn, and remembers for which year it was.</summary>
    private static void End(Closure closure, WorkProgramme programme)
    {
        var year = programme.Period;
        if (!year.StartsAfter(closure.Last))
        {
            programme.Period = new Period(year.From, closure.Last);
            return;
        }
        if (programme.State != ProgrammeState.Superseded)
            programme.State = ProgrammeState.Withdrawn;
        programme.Note = $"{(programme.Note is null ? "" : programme.Note + "\n")}It was for {year}.";
        programme.Period = new Period(closure.Last, closure.Last);
    }

    /// <summary>A draft for what is left of the year, with what is unfinished; by which quarter and by whom, its new body says.</summary>
    private static void Begin(Closure closure, WorkProgramme programme, List<ProgrammeItem> unfinished, Body to, FreeKeys keys)
    {
        var draft = new WorkProgramme
        {
            Id = closure.Ids.Next<WorkProgramme>(),
            Key = keys.Take(programme.Key),
            Body = to.Id,
            Title = programme.Title,
            Period = new Period(programme.From > closure.First ? programme.From : closure.First, programme.Until),
            Sensitivity = programme.Sensitivity,
            RestrictedTo = closure.OpenTo(programme.RestrictedTo, to),
            Order = programme.Order,
            Note = $"Goes on with what “{closure.Body.Name}” left unfinished on {LondonDate.Words(closure.Last)}.",
        };
        closure.Db.Add(draft);
        foreach (var (order, item) in unfinished.Index())
            closure.Db.Add(
                new ProgrammeItem
                {
                    Id = closure.Ids.Next<ProgrammeItem>(),
                    Key = (order + 1).ToString(CultureInfo.InvariantCulture),
                    Programme = draft.Id,
                    What = item.What,
                    OwnerWords = item.OwnerWords,
                    ExpectedOutcome = item.ExpectedOutcome,
                    Sensitivity = item.Sensitivity,
                    RestrictedTo = closure.OpenTo(item.RestrictedTo, to),
                    Order = order,
                }
            );
    }
}
