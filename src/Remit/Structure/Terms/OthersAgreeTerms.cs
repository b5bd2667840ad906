using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Remit.Data;
using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Terms;

/// <summary>
/// A body's clerk and chair write its terms and don't agree them: they put them to the body above, and that body's clerk and chair record
/// that it agreed. Whoever writes all terms records what the minutes say, and mends it.
/// </summary>
internal sealed class OthersAgreeTerms : IInvariant
{
    private const string Rule = "Terms are agreed by the body to which they were put";

    public async Task<IReadOnlyList<Refusal>> Refusals(Db db, Touched touched)
    {
        // Without a viewer it is the program that writes: an import, or what follows from an erasure.
        if (touched.By is not { } writer)
            return [];
        var theirs = touched
            .Remaining.Where(r =>
                r.Row is TermsOfReference terms && !writer.MayEverywhere("terms", terms.Sensitivity, Verb.Write)
            )
            .Select(r => (Terms: (TermsOfReference)r.Row, r.Before))
            .ToList();
        if (theirs.Count == 0)
            return [];
        var refusals = new List<Refusal>();
        foreach (var (terms, before) in theirs)
        {
            var itself = new RecordRef("terms", terms.RowId);
            var was = before?.GetValue<TermsState>(nameof(TermsOfReference.State)) ?? TermsState.Draft;
            var wasAgreed = was is TermsState.Agreed or TermsState.Superseded;
            if (
                wasAgreed
                && (
                    IsOther(before!, nameof(TermsOfReference.AgreedBy), terms.AgreedBy)
                    || IsOther(before!, nameof(TermsOfReference.AgreedOn), terms.AgreedOn)
                )
            )
                refusals.Add(
                    new Refusal(
                        Rule,
                        "Who agreed these terms and on which day stands as it was recorded. Ask whoever runs the partnership’s records to mend it.",
                        itself,
                        IsOther(before!, nameof(TermsOfReference.AgreedBy), terms.AgreedBy) ? "agreed-by" : "agreed-on"
                    )
                );
            else if (
                !wasAgreed
                && (terms.State is TermsState.Agreed or TermsState.Superseded)
                && !MayRecord(writer, terms, before?[nameof(TermsOfReference.ProposedTo)] as RecordRef?)
            )
                refusals.Add(
                    new Refusal(
                        Rule,
                        "That these terms were agreed is recorded by the clerk or the chair of the body to which they were put, and names that body. Put them to it first.",
                        itself,
                        "agreed-by"
                    )
                );
        }
        return [.. refusals, .. await PutToThemselves(db, theirs.ConvertAll(t => t.Terms))];
    }

    private static bool IsOther(PropertyValues before, string field, object? now) => !Equals(before[field], now);

    /// <summary>It counts to which body they were put before: nobody puts them to a body and agrees them for it at once.</summary>
    private static bool MayRecord(Viewer writer, TermsOfReference terms, RecordRef? putTo) =>
        putTo is { } to
        && terms.AgreedBy?.Value == to.Id
        && writer.May("terms", terms.Sensitivity, Verb.Write, new HashSet<RecordRef> { to });

    /// <summary>A body that answers to another can't put its terms to itself, or its own clerk would agree them.</summary>
    private static async Task<IReadOnlyList<Refusal>> PutToThemselves(Db db, List<TermsOfReference> versions)
    {
        var own = versions
            .Where(t => t.State == TermsState.Proposed && t.ProposedTo == new RecordRef("body", t.Body.Value))
            .ToList();
        if (own.Count == 0)
            return [];
        var bodies = own.Select(t => new RecordRef("body", t.Body.Value)).Distinct().ToList();
        var lines = await db.All<Line>().Where(l => l.Kind == LineKind.AccountableTo && bodies.Contains(l.Start)).ToListAsync();
        return
        [
            .. from terms in own
            where
                lines.Any(l =>
                    l.Start == terms.ProposedTo
                    && (terms.ProposedOn is not { } day || l.Period.Covers(day) || l.Period.StartsAfter(day))
                )
            select new Refusal(
                Rule,
                "This body answers to another one, so it can’t agree its own terms. Put them to the body to which it answers.",
                new RecordRef("terms", terms.RowId),
                "proposed-to"
            ),
        ];
    }
}
