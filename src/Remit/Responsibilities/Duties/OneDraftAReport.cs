using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Responsibilities.Duties;

/// <summary>The report of a duty has one draft: two would each be only half of what is to be sent. Nobody saves one on a day that is to come.</summary>
internal sealed class OneDraftAReport(LondonClock clock) : IInvariant
{
    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        var drafts = touched.Of<ReportDraft>().ToList();
        if (drafts.Count == 0)
            return [];
        var duties = drafts.Select(d => d.Duty).Distinct().ToList();
        var several = await db.All<ReportDraft>()
            .Where(d => duties.Contains(d.Duty))
            .GroupBy(d => d.Duty)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key)
            .ToListAsync();
        return
        [
            .. from draft in drafts
            where several.Contains(draft.Duty)
            select new Refusal(
                "A report has one draft",
                "There is a draft of this report already. Open it, and add your words to it.",
                new RecordRef("report-draft", draft.RowId),
                "duty"
            ),
            .. from draft in drafts
            where draft.SavedOn > clock.Today
            select new Refusal(
                "A draft was saved on a day that has come",
                $"{LondonDate.Words(draft.SavedOn!.Value)} is still to come.",
                new RecordRef("report-draft", draft.RowId),
                "saved-on"
            ),
        ];
    }
}
