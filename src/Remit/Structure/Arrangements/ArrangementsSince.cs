using Remit.Kernel;
using Remit.Structure.Comparing;
using Remit.Structure.Terms;

namespace Remit.Structure.Arrangements;

/// <summary>
/// What differs between two states of the arrangements, in sentences: what comparing two dates tells, and what only the arrangements say.
/// Each is read as it was known then: what was recorded late, or put right, is a change to whoever read the earlier.
/// </summary>
internal static class ArrangementsSince
{
    /// <summary>Partners first, then the structure in the order of comparing, then purposes and reviews.</summary>
    public static IReadOnlyList<string> Between(PartnershipArrangements then, PartnershipArrangements now) =>
        [
            .. Partners(then, now),
            .. Comparison.Of(then.Side, now.Side).Select(d => d.Sentence),
            .. Bodies(then, now),
            .. Reports(then.Reports, now.Reports),
        ];

    private static IEnumerable<string> Partners(PartnershipArrangements then, PartnershipArrangements now)
    {
        var (were, are) = (then.Partners.ToDictionary(p => p.Key), now.Partners.ToDictionary(p => p.Key));
        foreach (var partner in now.Partners.Where(p => !were.ContainsKey(p.Key)))
            yield return $"{partner.Name} is now a partner.";
        foreach (var partner in then.Partners.Where(p => !are.ContainsKey(p.Key)))
            yield return $"{partner.Name} is no longer a partner.";
        foreach (var partner in now.Partners)
            if (were.TryGetValue(partner.Key, out var was) && was.Name != partner.Name)
                yield return ChangeSentences.Renamed(was.Name, partner.Name);
    }

    private static IEnumerable<string> Bodies(PartnershipArrangements then, PartnershipArrangements now)
    {
        var were = then.Bodies.ToDictionary(b => b.Key);
        foreach (var body in now.Bodies)
        {
            if (!were.TryGetValue(body.Key, out var was))
                continue;
            if (was.Purpose != body.Purpose)
                yield return was.Purpose is null ? $"What {body.Name} is for is now recorded."
                : body.Purpose is null ? $"What {body.Name} is for is no longer recorded."
                : $"What {body.Name} is for is put in other words.";
            if (was.Terms?.ReviewOn != body.Terms?.ReviewOn && body.Terms?.ReviewOn is { } review)
                yield return $"The terms of reference of {body.Name} are to be looked at again by {LondonDate.Words(review)}.";
        }
    }

    /// <summary>A report is the same under another name of who makes or hears it.</summary>
    private static IEnumerable<string> Reports(IReadOnlyList<ArrangedReport> were, IReadOnlyList<ArrangedReport> are) =>
        are.ExceptBy(were.Select(r => r.Owed), r => r.Owed)
            .Select(r => $"New: {r.Sentence}")
            .Concat(were.ExceptBy(are.Select(r => r.Owed), r => r.Owed).Select(r => $"No longer: {r.Sentence}"));
}
