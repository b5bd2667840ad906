using Remit.Kernel;

namespace Remit.Responsibilities.Concerns;

/// <summary>How many concerns were raised and settled by one arrangement in some days. Numbers only: no concern, and nobody who raised one.</summary>
public sealed class ConcernCount : Record<ConcernCount>
{
    private const string Rule = "Concerns are counted so that the numbers can be so";
    private const int Most = 1_000_000;

    /// <summary>The arrangement.</summary>
    public required Id<ConcernArrangement> Arrangement { get; init; }

    /// <summary>The first day that counts.</summary>
    public required DateOnly FirstDay { get; set; }

    /// <summary>The last day that counts.</summary>
    public required DateOnly LastDay { get; set; }

    /// <summary>How many were open when the days began.</summary>
    public int OpenBefore { get; set; }

    /// <summary>How many were raised in these days.</summary>
    public int Raised { get; set; }

    /// <summary>How many were settled in these days.</summary>
    public int Settled { get; set; }

    /// <summary>How many are open after them.</summary>
    public int OpenAfter => OpenBefore + Raised - Settled;

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (LastDay < FirstDay)
            yield return new Refusal(
                Rule,
                $"The last day, {LondonDate.Words(LastDay)}, comes before the first, {LondonDate.Words(FirstDay)}. Change one of them.",
                Field: "last-day"
            );
        foreach (var (field, count) in new[] { ("open-before", OpenBefore), ("raised", Raised), ("settled", Settled) })
            if (count is < 0 or > Most)
                yield return new Refusal(
                    Rule,
                    $"{count:N0} can’t be counted. Enter a whole number from 0 to {Most:N0}.",
                    Field: field
                );
        if (OpenBefore >= 0 && Raised >= 0 && Settled > (long)OpenBefore + Raised)
            yield return new Refusal(
                Rule,
                $"{Settled:N0} can’t have been settled: {OpenBefore:N0} were open before and {Raised:N0} were raised, which makes {(long)OpenBefore + Raised:N0}.",
                Field: "settled"
            );
    }

    internal static Shape<ConcernCount> Shape { get; } =
        new Shape<ConcernCount>(
            "concern-count",
            "concern-counts",
            "How many concerns were raised and settled in some days; numbers only."
        )
            .Called("count of concerns", "counts of concerns")
            .In(c => c.Arrangement, "concern-arrangement")
            .Value("first-day", c => c.FirstDay, "The first day that counts.", required: true)
            .Value("last-day", c => c.LastDay, "The last day that counts.", required: true)
            .Value("open-before", c => c.OpenBefore, "How many were open when these days began.", required: true)
            .Value("raised", c => c.Raised, "How many were raised in these days.", required: true)
            .Value("settled", c => c.Settled, "How many were settled in these days.", required: true);
}
