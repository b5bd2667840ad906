using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Structure.Arrangements;

namespace Remit.Responsibilities.Duties;

/// <summary>The reporting duties for what other capabilities tell.</summary>
internal static class ReportingDuties
{
    /// <summary>Who reports to whom on a day, in order. One query.</summary>
    public static async Task<IReadOnlyList<ReportOwed>> Owed(Db db, DateOnly day) =>
        await db.All<ReportingDuty>()
            .On(day)
            .OrderBy(d => d.Order)
            .ThenBy(d => d.Key)
            .Select(d => new ReportOwed(d.FromHolder, d.ToHolder, d.About, d.HowOften))
            .ToListAsync();
}
