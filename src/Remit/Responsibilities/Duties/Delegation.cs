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
