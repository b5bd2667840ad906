using Remit.Kernel;

namespace Remit.Web.Work;

/// <summary>
/// What a capability tells somebody who comes to their home page: what they hold, what is due, what waits for them. Registered by the module
/// that tells it.
/// </summary>
public interface IWorkSource
{
    /// <summary>Its place among the parts.</summary>
    int Order { get; }

    /// <summary>What it has to tell, in a fixed number of queries; null where it has nothing.</summary>
    Task<WorkPart?> Load(Looking looking, Me me);
}

/// <summary>A part of somebody's work.</summary>
/// <param name="Name">Its name in the JSON twin.</param>
/// <param name="Heading">Its heading: "Your actions".</param>
/// <param name="Lines">What matters first. A page shows the first of them (<see cref="Shown"/>), an email all.</param>
public sealed record WorkPart(string Name, string Heading, IReadOnlyList<WorkLine> Lines)
{
    /// <summary>As many lines as a page shows, so that the next part is not out of sight.</summary>
    public const int Most = 6;

    /// <summary>The lines that a page shows.</summary>
    public IEnumerable<WorkLine> Shown => Lines.Take(Most);

    /// <summary>How many there are in all, shown or not.</summary>
    public int Total { get; init; } = Lines.Count;

    /// <summary>How many of them are late.</summary>
    public int Late { get; init; }

    /// <summary>How many of them are due in the next weeks (<see cref="MyWork.SoonDays"/>), and not late.</summary>
    public int Soon { get; init; }

    /// <summary>How many of them wait for a word of theirs.</summary>
    public int Waiting { get; init; }

    /// <summary>All of it, where there is more than is shown, or more can be done there.</summary>
    public PageTool? More { get; init; }

    /// <summary>A part of what is due by a day each: what is late first.</summary>
    /// <param name="name">Its name in the JSON twin.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="lines">All of them.</param>
    /// <param name="me">For whom.</param>
    public static WorkPart Due(string name, string heading, IEnumerable<WorkLine> lines, Me me)
    {
        var all = lines.OrderBy(l => l.Due ?? DateOnly.MaxValue).ToList();
        return new WorkPart(name, heading, all)
        {
            Late = all.Count(l => l.Due < me.Today),
            Soon = all.Count(l => l.Due >= me.Today && l.Due <= MyWork.SoonBy(me.Today)),
        };
    }
}

/// <summary>A line of somebody's work.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Href">Where it is; null where it has no page.</param>
public sealed record WorkLine(string Text, string? Href)
{
    /// <summary>What else there is to say of it.</summary>
    public string? Said { get; init; }

    /// <summary>The day by which it is due.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>The record of which they can say how far it is, also by a link in a letter; null where there is nothing to say.</summary>
    public RecordRef? Record { get; init; }
}
