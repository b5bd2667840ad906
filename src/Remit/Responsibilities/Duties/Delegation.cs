using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Posts;

namespace Remit.Responsibilities.Duties;

/// <summary>On screen "discharged by": another post does it; the holder stays accountable.</summary>
public sealed class Delegation : DatedRecord<Delegation>
{
    /// <summary>The responsibility.</summary>
    public required Id<Responsibility> Responsibility { get; init; }

    /// <summary>The post that does it.</summary>
    public required Id<Post> To { get; set; }

    internal static Shape<Delegation> Shape { get; } =
        new Shape<Delegation>("delegation", "delegations", "Another post that does it; the holder stays accountable.")
            .In(d => d.Responsibility, "responsibility")
            .Value("to", d => d.To, "The post that does it.", required: true)
            .Dated(d => d.Period);
}

/// <summary>Who reports to whom on what, how often, relative to what.</summary>
public sealed class ReportingDuty : DatedRecord<ReportingDuty>
{
    /// <summary>Who reports.</summary>
    public required RecordRef FromHolder { get; set; }

    /// <summary>To whom.</summary>
    public required RecordRef ToHolder { get; set; }

    /// <summary>On what.</summary>
    public required string About { get; set; }

    /// <summary>How often, in words; null where nobody said.</summary>
    public string? HowOften { get; set; }

    /// <summary>Relative to what: "after each meeting of the Board".</summary>
    public string? RelativeTo { get; set; }

    internal static Shape<ReportingDuty> Shape { get; } =
        new Shape<ReportingDuty>("reporting-duty", "reporting-duties", "Who reports to whom on what, and how often.")
            .BelongsTo(d => d.FromHolder)
            .BelongsTo(d => d.ToHolder)
            .Titled(d => d.About)
            .Value(
                "from-holder",
                d => d.FromHolder,
                "Who reports.",
                required: true,
                kinds: ["post", "body", "organisation", "person"]
            )
            .Value("to-holder", d => d.ToHolder, "To whom.", required: true, kinds: ["post", "body", "organisation", "person"])
            .Value("about", d => d.About, "On what.", required: true)
            .Value("how-often", d => d.HowOften, "How often.")
            .Value("relative-to", d => d.RelativeTo, "Relative to what.")
            .Dated(d => d.Period)
            .InList("reporting-duties.csv");
}
