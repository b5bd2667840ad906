using Remit.Kernel;
using Remit.Responsibilities.Registers;
using Remit.Structure.Organisations;

namespace Remit.Responsibilities.Positions;

/// <summary>Somebody whom the holder of a register lets draft positions in it for a time. What they write counts when the holder takes it over.</summary>
public sealed class Drafter : DatedRecord<Drafter>
{
    /// <summary>The register.</summary>
    public required Id<Register> Register { get; init; }

    /// <summary>Who may draft.</summary>
    public required Id<Person> Person { get; set; }

    internal static Shape<Drafter> Shape { get; } =
        new Shape<Drafter>("drafter", "drafters", "Somebody whom the holder lets draft positions for a time.")
            .In(d => d.Register, "register")
            .Value("person", d => d.Person, "Who may draft.", required: true)
            .Dated(d => d.Period)
            .Personally(d => d.Key);
}
