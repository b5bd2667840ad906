using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>Quorum rules stated back in words.</summary>
internal static class QuorumWords
{
    /// <summary>
    /// The whole quorum as a sentence without its full stop: "at least a third of members, 5 of today's 14; and both Health and
    /// Police, or their deputies; otherwise the chair decides".
    /// </summary>
    /// <param name="quorum">The rules.</param>
    /// <param name="seats">The places in force on the day.</param>
    /// <param name="day">The day; null for today.</param>
    public static string InWords(this Quorum quorum, IReadOnlyList<Seat> seats, DateOnly? day) =>
        quorum.State switch
        {
            QuorumState.NotRecorded => "not recorded",
            QuorumState.NoneStated => "none is stated",
            QuorumState.LeftToTheChair => "left to the chair",
            QuorumState.Stated => string.Join("; and ", quorum.Asks.Select(a => a.InWords(seats, day)))
                + (quorum.HasDiscretion ? "; otherwise the chair decides" : ""),
        };

    /// <summary>One rule: "at least a third of members, 5 of today's 14".</summary>
    public static string InWords(this QuorumAsk ask, IReadOnlyList<Seat> seats, DateOnly? day)
    {
        var rule = ask.Rule;
        if (rule.Form == QuorumForm.ChairsDiscretion)
            return "otherwise the chair decides";
        if (rule.Form == QuorumForm.NoneStated)
            return "none is stated";
        if (rule.Form == QuorumForm.Places)
            return PlacesInWords(ask.Places, rule.Number ?? ask.Places.Count);
        var count = MembersThere.Counted(
            rule,
            seats,
            new Dictionary<string, bool>(StringComparer.Ordinal),
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        var from = rule.Of == QuorumOf.Organisations ? "members from " : "";
        if (rule.Share is null)
            return $"{from}at least {rule.NumberCounted()}";
        var share = $"{from}{(rule.Share.IsAll || rule.MoreThan ? "" : "at least ")}{rule.ShareInWords()}";
        var of = rule.Of == QuorumOf.Organisations ? $"{share} of the {rule.Counted(2)}" : $"{share} of {rule.Counted(2)}";
        var whole = rule.Share.IsAll ? of.Replace("all of", "all", StringComparison.Ordinal) : of;
        return (count.Total, day) switch
        {
            (0, _) => whole,
            (_, null) when rule.Share.IsAll => $"{whole}, today {count.Total}",
            (_, null) => $"{whole}, {count.Needed} of today’s {count.Total}",
            (_, { } on) =>
                $"{whole}, {(rule.Share.IsAll ? "" : $"{count.Needed} of the ")}{count.Total} on {LondonDate.Words(on)}",
        };
    }

    /// <summary>"Chair, or a deputy", "both Health and Police, or their deputies", "at least 2 of Health, Police and Schools, or their deputies".</summary>
    public static string PlacesInWords(IReadOnlyList<Named> places, int needed) =>
        (places.Count, needed) switch
        {
            (1, _) => $"{places[0].Name}, or a deputy",
            (2, 1) => $"either {places[0].Name} or {places[1].Name}, or one of their deputies",
            (2, 2) => $"both {List(places)}, or their deputies",
            var (all, asked) when asked >= all => $"all {all} of {List(places)}, or their deputies",
            _ => $"at least {needed} of {List(places)}, or their deputies",
        };

    /// <summary>"Health, Police and Schools".</summary>
    public static string List(IReadOnlyList<Named> places) => Texts.Listed(places.Select(p => p.Name));

    /// <summary>"4 members", "1 organisation".</summary>
    public static string NumberCounted(this QuorumRule rule) => $"{rule.Number ?? 1} {rule.Counted(rule.Number ?? 1)}";

    /// <summary>"a third", "more than half", "all".</summary>
    public static string ShareInWords(this QuorumRule rule) => (rule.MoreThan ? "more than " : "") + rule.Share?.InWords();

    /// <summary>What the rule counts, one or several: "members in post", "organisation".</summary>
    public static string Counted(this QuorumRule rule, int number) =>
        (rule.Of, number) switch
        {
            (QuorumOf.Organisations, 1) => "organisation",
            (QuorumOf.Organisations, _) => "organisations",
            (QuorumOf.VotingMembers, 1) => "voting member",
            (QuorumOf.VotingMembers, _) => "voting members",
            (_, 1) => "member",
            _ => "members",
        } + (rule.InPost ? " in post" : "");
}
