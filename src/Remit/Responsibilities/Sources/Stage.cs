using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>
/// On screen "state": where a provision is in its life while a period lasts, and what brought it there. A start that is not recorded means that
/// nobody found the day.
/// </summary>
public sealed class Stage : DatedRecord<Stage>
{
    /// <summary>The provision.</summary>
    public required Id<Provision> Provision { get; init; }

    /// <summary>Where it is in its life.</summary>
    public ProvisionState State { get; set; }

    /// <summary>What brought it there, as cited: “S.I. 2018/497, reg. 3(e)”.</summary>
    public string? By { get; set; }

    /// <summary>While a state lasts, in words: "from 1 April 2005", "until 28 February 2007; since when was not found".</summary>
    public static string Lasts(Period period) =>
        period switch
        {
            { From: null, Until: null } => "since when was not found",
            { From: null } => $"{period.InASentence()}; since when was not found",
            _ => period.InASentence(),
        };

    internal static Shape<Stage> Shape { get; } =
        new Shape<Stage>("stage", "stages", "Where the provision is in its life while a period lasts.")
            .In(s => s.Provision, "provision")
            .Value("state", s => s.State, "Where it is in its life.", required: true)
            .Value("by", s => s.By, "What brought it there, as cited: “S.I. 2018/497, reg. 3(e)”.")
            .Dated(s => s.Period, "While it is there.");
}
