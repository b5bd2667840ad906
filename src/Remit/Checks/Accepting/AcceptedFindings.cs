using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Checks.Accepting;

/// <summary>Accepts findings, and takes that back. Both are changes in the log.</summary>
internal sealed class AcceptedFindings(Store store, LondonClock clock)
{
    /// <summary>Accepts a finding from today.</summary>
    /// <param name="finding">What was found today.</param>
    /// <param name="reason">Why it is right to leave it.</param>
    /// <param name="reviewOn">The last day for which it is accepted: today or later.</param>
    /// <param name="change">The change, of what is done.</param>
    public async Task<Result<LoggedChange>> Accept(
        Finding finding,
        string? reason,
        DateOnly reviewOn,
        Func<string, Change> change
    )
    {
        await using var db = store.Write();
        var closed = finding.Records.Where(r => r.Sensitivity == Sensitivity.Restricted).ToList();
        var acceptance = new Acceptance
        {
            Id = store.Ids.Next<Acceptance>(),
            Key = FreeKeys.For(
                $"{finding.Check.Code} {finding.Records[0].Path}",
                await db.All<Acceptance>().Select(a => a.Key).ToListAsync()
            ),
            Code = finding.Check.Code,
            Fault = finding.Fault,
            Body = finding.Body?.Ref,
            Reason = (reason ?? "").Trim(),
            ReviewOn = reviewOn,
            Period = new Period(clock.Today, null),
            // Open to those alone who may see each of the records.
            Sensitivity = closed.Count > 0 ? Sensitivity.Restricted : Sensitivity.Partnership,
            RestrictedTo =
                closed.Count == 0
                    ? null
                    : RecordRef.Join(
                        closed
                            .Select(r => (IEnumerable<RecordRef>)RecordRef.ParseSeveral(r.RestrictedTo))
                            .Aggregate((one, other) => one.Intersect(other))
                    ),
        };
        db.Add(acceptance);
        foreach (var (i, record) in finding.Records.DistinctBy(r => r.Ref).Index())
            db.Add(
                new AcceptedRecord
                {
                    Id = store.Ids.Next<AcceptedRecord>(),
                    Acceptance = acceptance.Id,
                    Record = record.Ref,
                    Order = i,
                }
            );
        return await db.Commit(change($"Accepted {finding.Check.Code} as it is: {finding.Check.Title}"));
    }

    /// <summary>Takes back that something is accepted: yesterday was the last day, or its first where that is today.</summary>
    public async Task<Result<LoggedChange>> TakeBack(Id<Acceptance> accepted, Func<string, Change> change)
    {
        await using var db = store.Write();
        if (await db.Set<Acceptance>().FirstOrDefaultAsync(a => a.Id == accepted) is not { } acceptance)
            return Result<LoggedChange>.Refused([
                new Refusal("Only what is accepted can be taken back", "This is not accepted."),
            ]);
        var yesterday = clock.Today.AddDays(-1);
        acceptance.Period = new Period(acceptance.From > yesterday ? yesterday : acceptance.From, yesterday);
        return await db.Commit(change($"Took back that {acceptance.Code} is accepted"));
    }
}
