using Remit.Kernel;

namespace Remit.Responsibilities.Sources;

/// <summary>What sort of text a source is.</summary>
public enum SourceKind
{
    Act,
    Regulations,
    StatutoryGuidance,
    LocalConstitution,
    Plan,
    Paper,
}

/// <summary>On screen "legislation and guidance": an Act, regulations, statutory guidance, a local constitution; dated, with legal force and address.</summary>
public sealed class Source : DatedRecord<Source>
{
    /// <summary>Its short title.</summary>
    public required string Title { get; set; }

    /// <summary>What sort of text it is.</summary>
    public SourceKind Kind { get; set; }

    /// <summary>What force it has, in words.</summary>
    public string? Force { get; set; }

    /// <summary>Who issued it.</summary>
    public string? IssuedBy { get; set; }

    /// <summary>The day on which it was issued.</summary>
    public DateOnly? Dated { get; set; }

    /// <summary>Its public address.</summary>
    public string? Address { get; set; }

    /// <summary>The day on which somebody last held what is recorded against the text.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>What it was held against: an address, or words.</summary>
    public string? CheckedAgainst { get; set; }

    /// <summary>What could not be verified, in words; it is shown beside what is recorded.</summary>
    public string? Unverified { get; set; }

    /// <summary>Who put its provisions into short words.</summary>
    public string? RestatedBy { get; set; }

    /// <summary>The edition of the pack from which it was last brought in; null where people recorded it themselves.</summary>
    public DateOnly? Edition { get; set; }

    internal static Shape<Source> Shape { get; } =
        new Shape<Source>(
            "source",
            "sources",
            "Legislation or guidance: an Act, regulations, statutory guidance, a local constitution."
        )
            .Titled(s => s.Title)
            .FoundBy(s => s.Title)
            .FoundOn(s => s.Dated)
            .Value("title", s => s.Title, "Its short title.", required: true)
            .Value("kind", s => s.Kind, "What sort of text it is.", required: true)
            .Value("force", s => s.Force, "What force it has.")
            .Value("issued-by", s => s.IssuedBy, "Who issued it.")
            .Value("dated", s => s.Dated, "The day on which it was issued.")
            .Value("address", s => s.Address, "Its public address.")
            .Value("checked-on", s => s.CheckedOn, "The day on which it was last held against the text.")
            .Value("checked-against", s => s.CheckedAgainst, "What it was held against: an address, or words.")
            .Value("unverified", s => s.Unverified, "What could not be verified, in words.")
            .Value("restated-by", s => s.RestatedBy, "Who put its provisions into short words.")
            .Value("edition", s => s.Edition, "The edition of the pack from which it was last brought in.")
            .Dated(s => s.Period, "While it is in force.")
            .InFolder("sources");

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        // The lists of packs and of maps have these addresses.
        if (Key is "packs" or "maps")
            yield return new Refusal(
                "A source is found at its own address",
                $"“{Title}” can't have the key “{Key}”: choose another one."
            );
        foreach (var refusal in PublicAddress.Refusals(Title, Address))
            yield return refusal;
        foreach (var refusal in Verification.Refusals(Title, CheckedOn, CheckedAgainst))
            yield return refusal;
    }
}

/// <summary>Where a provision is in its life.</summary>
public enum ProvisionState
{
    Enacted,
    PartlyInForce,
    InForce,
    Repealed,
    Replaced,
}

/// <summary>On screen "paragraph" or "section": a numbered place in a source, restated in our own short words.</summary>
public sealed class Provision : DatedRecord<Provision>
{
    /// <summary>The source in which it stands.</summary>
    public required Id<Source> Source { get; init; }

    /// <summary>Its number, as cited; null for the source as a whole.</summary>
    public ProvisionNumber? Number { get; set; }

    /// <summary>The provision of which it is a part.</summary>
    public Id<Provision>? PartOf { get; set; }

    /// <summary>What it is about.</summary>
    public string? Title { get; set; }

    /// <summary>What it asks, in our own short words.</summary>
    public string? Text { get; set; }

    /// <summary>Where it is in its life, where no days are known; its <see cref="Stage"/>s go before it. Null where nobody checked.</summary>
    public ProvisionState? State { get; set; }

    /// <summary>Its public address.</summary>
    public string? Address { get; set; }

    /// <summary>The day on which somebody last held what is recorded against the text.</summary>
    public DateOnly? CheckedOn { get; set; }

    /// <summary>What it was held against: an address, or words.</summary>
    public string? CheckedAgainst { get; set; }

    /// <summary>What could not be verified, in words; it is shown beside what is recorded.</summary>
    public string? Unverified { get; set; }

    internal static Shape<Provision> Shape { get; } =
        new Shape<Provision>("provision", "provisions", "A numbered place in the source.")
            .In(p => p.Source, "source")
            .Titled(p => p.Number)
            .ToldApartBy(p => p.Title, otherwise: p => p.Text)
            .SpeaksForItsHolder(p => p.Title, p => p.Text)
            .Value("number", p => p.Number, "Its number, as cited: “s. 20(9)(d)”, “5.6”; leave it out for the source as a whole.")
            .Value("part-of", p => p.PartOf, "The provision of which it is a part.")
            .Value("title", p => p.Title, "What it is about.")
            .Value("text", p => p.Text, "What it asks, in our own short words.")
            .Value(
                "state",
                p => p.State,
                "Where it is in its life, where no days are known; leave it out where stages say so, or nobody checked."
            )
            .Value("address", p => p.Address, "Its public address.")
            .Value("checked-on", p => p.CheckedOn, "The day on which it was last held against the text.")
            .Value("checked-against", p => p.CheckedAgainst, "What it was held against: an address, or words.")
            .Value("unverified", p => p.Unverified, "What could not be verified, in words.")
            .Dated(p => p.Period, "While it stands in the source; in what state, its stages say.");

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (PartOf == Id)
            yield return new Refusal("A provision is not a part of itself", "Choose another provision.", Field: "part-of");
        foreach (var refusal in PublicAddress.Refusals(Number?.ToString() ?? Title ?? Key, Address))
            yield return refusal;
        foreach (var refusal in Verification.Refusals(Number?.ToString() ?? Title ?? Key, CheckedOn, CheckedAgainst))
            yield return refusal;
    }
}

/// <summary>The rule for public addresses.</summary>
internal static class PublicAddress
{
    /// <summary>An address of legislation.gov.uk has that site's form; any other is a web address.</summary>
    public static IEnumerable<Refusal> Refusals(string what, string? address)
    {
        if (address is null)
            yield break;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http"))
            yield return new Refusal(
                "An address is a web address",
                $"The address of “{what}” must begin with https://.",
                Field: "address"
            );
        else if (
            uri.Host.EndsWith("legislation.gov.uk", StringComparison.OrdinalIgnoreCase)
            && !LegislationAddress.TryParse(address, out _)
        )
            yield return new Refusal(
                "An address of legislation has its form",
                $"The address of “{what}” should look like https://www.legislation.gov.uk/ukpga/2004/31/section/10.",
                Field: "address"
            );
    }
}
