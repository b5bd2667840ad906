using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Organisations;

namespace Remit.Structure.Posts;

/// <summary>
/// What carries responsibilities whoever holds it: the Director, the Lead Member, a body's clerk, an organisation's lead.
/// </summary>
public sealed class Post : DatedRecord<Post>
{
    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The organisation to which it belongs.</summary>
    public Id<Organisation>? Organisation { get; set; }

    /// <summary>The body that it serves: its clerk, its independent chair.</summary>
    public Id<Body>? Body { get; set; }

    /// <summary>What it is for.</summary>
    public string? About { get; set; }

    internal static Shape<Post> Shape { get; } =
        new Shape<Post>("post", "posts", "What carries responsibilities whoever holds it.")
            .BelongsTo(p => p.Body)
            .BelongsTo(p => p.Organisation)
            .Titled(p => p.Title)
            .FoundBy(p => p.Title, p => p.About)
            .Value("title", p => p.Title, "What it is called.", required: true)
            .Value("organisation", p => p.Organisation, "The organisation to which it belongs.")
            .Value("body", p => p.Body, "The body that it serves.")
            .Value("about", p => p.About, "What it is for.")
            .Dated(p => p.Period)
            .InFolder("posts");
}

/// <summary>A holder: a person in a post for a period.</summary>
public sealed class Holding : DatedRecord<Holding>
{
    /// <summary>The post held.</summary>
    public required Id<Post> Post { get; init; }

    /// <summary>Who holds it.</summary>
    public required Id<Person> Person { get; set; }

    internal static Shape<Holding> Shape { get; } =
        new Shape<Holding>("holding", "holders", "A holder: a person in a post for a period.")
            .Called("holder of a post", "holders of posts")
            .In(h => h.Post, "post")
            .Value("person", h => h.Person, "Who holds the post.", required: true)
            .Dated(h => h.Period)
            .Personally(h => h.Key);
}
