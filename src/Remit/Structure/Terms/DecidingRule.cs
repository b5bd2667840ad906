namespace Remit.Structure.Terms;

/// <summary>How a body comes to its decisions, as its terms of reference say it.</summary>
public enum WayOfDeciding
{
    /// <summary>By consensus: nobody is against it.</summary>
    Consensus,

    /// <summary>By vote, with a simple majority of those present and voting.</summary>
    Vote,

    /// <summary>By consensus, and by vote where that is not reached.</summary>
    ConsensusThenVote,
}

/// <summary>Who settles a vote that ties, as the terms of reference say it.</summary>
public enum WhoCasts
{
    /// <summary>
    /// Whoever chairs has a casting vote. Committees of councils have it by law (Local Government Act 1972, Sch. 12, para. 39(2)); a
    /// partnership has it only where its terms give it.
    /// </summary>
    Chair,

    /// <summary>Nobody: what ties is not carried.</summary>
    Nobody,
}

/// <summary>What a version of terms of reference says about how decisions are taken.</summary>
/// <param name="Way">In which way; null where it states none.</param>
/// <param name="CastingVote">Who settles a tie; null where it does not say.</param>
public sealed record DecidingRule(WayOfDeciding? Way, WhoCasts? CastingVote)
{
    /// <summary>Of a version that says nothing about it.</summary>
    public static DecidingRule NotStated { get; } = new(null, null);

    /// <summary>Whether it says anything.</summary>
    public bool IsStated => Way is not null || CastingVote is not null;

    /// <summary>Whether something may be decided by consensus. Where nothing is stated, it may.</summary>
    public bool AllowsConsensus => Way is not WayOfDeciding.Vote;

    /// <summary>Whether something may be decided by vote. Where nothing is stated, it may.</summary>
    public bool AllowsVote => Way is not WayOfDeciding.Consensus;

    /// <summary>Whether the chair has a casting vote.</summary>
    public bool GivesCastingVote => CastingVote is WhoCasts.Chair;

    /// <summary>In sentences: "Decisions are taken by consensus. Nobody has a casting vote."</summary>
    public string InWords =>
        !IsStated
            ? "How decisions are taken is not stated."
            : string.Join(
                " ",
                new[]
                {
                    Way is { } way ? $"Decisions are taken {way.InASentence()}." : null,
                    CastingVote is { } who ? $"{who.OnScreen()}." : null,
                }.OfType<string>()
            );
}

/// <summary>What the choices of how a body decides are called.</summary>
internal static class DecidingWords
{
    public static string OnScreen(this WayOfDeciding way) =>
        way switch
        {
            WayOfDeciding.Consensus => "By consensus",
            WayOfDeciding.Vote => "By vote: a simple majority of those present and voting",
            WayOfDeciding.ConsensusThenVote => "By consensus, and by vote where that is not reached",
        };

    public static string InASentence(this WayOfDeciding way) =>
        way switch
        {
            WayOfDeciding.Consensus => "by consensus",
            WayOfDeciding.Vote => "by vote, with a simple majority of those present and voting",
            WayOfDeciding.ConsensusThenVote =>
                "by consensus and, where that is not reached, by vote, with a simple majority of those present and voting",
        };

    public static string OnScreen(this WhoCasts who) =>
        who switch
        {
            WhoCasts.Chair => "The chair has a casting vote",
            WhoCasts.Nobody => "Nobody has a casting vote",
        };
}
