using Remit.Kernel;

namespace Remit.Structure.Organisations;

/// <summary>Someone who holds a place or a post, or works for an organisation.</summary>
public sealed class Person : DatedRecord<Person>
{
    /// <summary>How they are named.</summary>
    public required string Name { get; set; }

    /// <summary>Whom they work for.</summary>
    public Id<Organisation>? Organisation { get; set; }

    /// <summary>Their job, as they describe it.</summary>
    public string? JobTitle { get; set; }

    /// <summary>Where to write.</summary>
    public string? Email { get; set; }

    /// <summary>Where to ring.</summary>
    public string? Telephone { get; set; }

    /// <summary>Who keeps their diary.</summary>
    public string? Assistant { get; set; }

    internal static Shape<Person> Shape { get; } =
        new Shape<Person>("person", "people", "Someone who holds a place or a post, or works for an organisation.")
            .Titled(p => p.Name)
            .ToldApartBy(p => p.JobTitle)
            .FoundBy(p => p.Name, p => p.JobTitle)
            .Value("name", p => p.Name, "How they are named.", required: true)
            .Value("organisation", p => p.Organisation, "Whom they work for.")
            .Value("job-title", p => p.JobTitle, "Their job, as they describe it.")
            .Value("email", p => p.Email, "Where to write.")
            .Value("telephone", p => p.Telephone, "Where to ring.")
            .Value("assistant", p => p.Assistant, "Who keeps their diary.")
            .Dated(p => p.Period)
            .Personally(p => p.Key, p => p.Name, p => p.JobTitle, p => p.Email, p => p.Telephone, p => p.Assistant)
            .InList("people.csv");
}
