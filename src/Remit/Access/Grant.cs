using Remit.Kernel;
using Remit.Structure.Organisations;

namespace Remit.Access;

/// <summary>A task that is given to somebody beside what they hold.</summary>
public enum GrantedTask
{
    /// <summary>Looks after accounts and settings.</summary>
    Administrator,

    /// <summary>Runs the partnership's records; on screen "partnership manager".</summary>
    Manager,

    /// <summary>Sees everything and changes nothing.</summary>
    Auditor,
}

/// <summary>
/// A grant: somebody is given a task for a time. Everything else that people may do follows from the places and posts that they hold.
/// </summary>
public sealed class Grant : DatedRecord<Grant>
{
    /// <summary>To whom.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>The task.</summary>
    public GrantedTask Task { get; set; }

    /// <summary>The task as a relation of the policy.</summary>
    public Relation Relation =>
        Task switch
        {
            GrantedTask.Administrator => Relation.Administrator,
            GrantedTask.Manager => Relation.Manager,
            GrantedTask.Auditor => Relation.Auditor,
        };

    internal static Shape<Grant> Shape { get; } =
        new Shape<Grant>("grant", "grants", "A task that somebody is given for a time.")
            .Value("person", g => g.Person, "To whom.", required: true)
            .Value("task", g => g.Task, "Administrator, manager or auditor.", required: true)
            .Dated(g => g.Period)
            .Personally(g => g.Key)
            .InList("grants.csv");
}
