using Remit.Kernel;

namespace Remit.Structure.Organisations;

/// <summary>The days on which a record says itself what no former one says for it.</summary>
internal static class Gaps
{
    /// <summary>
    /// The spans up to a day that no period takes, in order. The first has no start where nothing is taken before it; a span that
    /// ends before the record starts is left out.
    /// </summary>
    /// <param name="taken">Periods that end and don't overlap.</param>
    /// <param name="start">The record's first day; null where it is not recorded.</param>
    /// <param name="last">The last day that counts.</param>
    public static IEnumerable<Period> Between(IEnumerable<Period> taken, DateOnly? start, DateOnly last)
    {
        DateOnly? next = null;
        foreach (var period in taken.OrderBy(p => p.Until ?? DateOnly.MaxValue))
        {
            if (period.From is { } from && (next is null || next < from))
            {
                var end = from.AddDays(-1) < last ? from.AddDays(-1) : last;
                if (Spans(next, end, start))
                    yield return new Period(next, end);
            }
            if (period.Until is not { } until || until >= last)
                yield break;
            next = until.AddDays(1);
        }
        if (Spans(next, last, start))
            yield return new Period(next, last);
    }

    private static bool Spans(DateOnly? first, DateOnly end, DateOnly? start) =>
        !Period.EndsBeforeItStarts(first, end) && !(end < start);
}
