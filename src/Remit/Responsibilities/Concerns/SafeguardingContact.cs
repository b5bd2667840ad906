using Remit.Kernel;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Concerns;

/// <summary>Where somebody who is worried about a child turns. Remit takes no such worries, and so it says where they belong.</summary>
public sealed class SafeguardingContact : DatedRecord<SafeguardingContact>
{
    /// <summary>Who it is.</summary>
    public required string Title { get; set; }

    /// <summary>When somebody turns to it.</summary>
    public string? About { get; set; }

    /// <summary>The telephone number.</summary>
    public string? Telephone { get; set; }

    /// <summary>When somebody answers.</summary>
    public string? Hours { get; set; }

    /// <summary>The email address.</summary>
    public string? Email { get; set; }

    /// <summary>The address on the web.</summary>
    public string? Address { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Telephone is null && Email is null && Address is null)
            yield return new Refusal(
                "A contact can be reached",
                "Say how it can be reached: a telephone number, an email address, or an address on the web.",
                Field: "telephone"
            );
        foreach (var refusal in PublicAddress.Refusals(Title, Address))
            yield return refusal;
    }

    internal static Shape<SafeguardingContact> Shape { get; } =
        new Shape<SafeguardingContact>(
            "safeguarding-contact",
            "safeguarding-contacts",
            "Where somebody who is worried about a child turns, as the partnership says."
        )
            .Titled(c => c.Title)
            .FoundBy(c => c.Title, c => c.About)
            .Value("title", c => c.Title, "Who it is.", required: true)
            .Value("about", c => c.About, "When somebody turns to it.")
            .Value("telephone", c => c.Telephone, "The telephone number.")
            .Value("hours", c => c.Hours, "When somebody answers.")
            .Value("email", c => c.Email, "The email address.")
            .Value("address", c => c.Address, "The address on the web.")
            .Dated(c => c.Period)
            .InList("safeguarding-contacts.csv");
}
