using Remit.Kernel;
using Remit.Structure.Bodies;

namespace Remit.Structure.Organisations;

/// <summary>What has a name that can change: a body, an organisation.</summary>
internal interface INamed
{
    /// <summary>What it is called in the end.</summary>
    string Name { get; set; }
}

/// <summary>Says of another record what a field of it said for a period.</summary>
internal interface IFormer : IDated
{
    /// <summary>The other record.</summary>
    RecordRef Of { get; }
}

/// <summary>A name that a body or an organisation had for a period. Pages show the name of the date at which they look.</summary>
public sealed class FormerName : DatedRecord<FormerName>, IFormer
{
    /// <summary>The body or organisation.</summary>
    public required RecordRef Of { get; init; }

    /// <summary>What it was called.</summary>
    public required string Name { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Until is null)
            yield return new Refusal(
                "A former name ends",
                $"Say until when it was called “{Name}”. The name that it has without an end is its name.",
                Field: "until"
            );
    }

    internal static Shape<FormerName> Shape { get; } =
        new Shape<FormerName>("former-name", "former-names", "A name that it had for a period.")
            .In(f => f.Of, "organisation", "body")
            .FormerValueOf(
                f => f.Of,
                f => f.Name,
                ("organisation", nameof(Organisation.Name)),
                ("body", nameof(Bodies.Body.Name))
            )
            .Titled(f => f.Name)
            .SpeaksForItsHolder(f => f.Name)
            .Value("name", f => f.Name, "What it was called.", required: true)
            .Dated(f => f.Period, "When it was called so: the first day, if it is recorded, and the last, which is needed.");
}

/// <summary>
/// The organisation to which a person, a post or another organisation belonged for a period, before it belonged to the one of its
/// own record. It is a list, because people are one.
/// </summary>
public sealed class FormerOrganisation : DatedRecord<FormerOrganisation>, IFormer
{
    /// <summary>The person who worked for it, the post that belonged to it, the organisation that was a part of it.</summary>
    public required RecordRef Of { get; init; }

    /// <summary>The organisation to which that belonged.</summary>
    public required Id<Organisation> Organisation { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Until is null)
            yield return new Refusal(
                "A former organisation ends",
                "Say until when that was so. The organisation without an end stands in the record of the person or post itself.",
                Field: "until"
            );
    }

    internal static Shape<FormerOrganisation> Shape { get; } =
        new Shape<FormerOrganisation>(
            "former-organisation",
            "former-organisations",
            "The organisation to which a person, a post or a part of it belonged for a period."
        )
            .FormerValueOf(
                f => f.Of,
                f => f.Organisation,
                ("person", nameof(Person.Organisation)),
                ("post", nameof(Posts.Post.Organisation)),
                ("organisation", nameof(Organisations.Organisation.PartOf))
            )
            .Value(
                "of",
                f => f.Of,
                "The person who worked for it, the post that belonged to it, or the organisation that was a part of it.",
                required: true,
                kinds: ["person", "post", "organisation"]
            )
            .Value("organisation", f => f.Organisation, "The organisation to which that belonged.", required: true)
            .Dated(f => f.Period, "When that was so: the first day, if it is recorded, and the last, which is needed.")
            .Personally(f => f.Key)
            .InList("former-organisations.csv");
}
