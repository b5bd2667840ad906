using Remit.Documents;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;

namespace Remit.Meetings.Planners;

/// <summary>A meeting that the paper names, in one place or several.</summary>
internal sealed class MeetingDraft(Body body, DateOnly day, FilePlace place)
{
    public Body Body { get; } = body;

    public DateOnly Day { get; } = day;

    public FilePlace Place { get; } = place;

    public TimeOnly? Start { get; set; }

    public TimeOnly? End { get; set; }

    public string? Venue { get; set; }

    public string? Kind { get; set; }

    public bool IsCancelled { get; set; }

    public DateOnly? PapersDue { get; set; }

    public string? Note { get; set; }

    /// <summary>The record that it is, once the paper was compared with what is recorded.</summary>
    public Meeting? Record { get; set; }
}

/// <summary>A line of the planner.</summary>
internal sealed record ReportDraft
{
    public required string Title { get; init; }

    public required FilePlace Place { get; init; }

    public required Body Body { get; init; }

    /// <summary>The meeting that it stands under; null where that has no day.</summary>
    public MeetingDraft? Meeting { get; init; }

    /// <summary>When it is to be heard, where that is no day: "March 2025".</summary>
    public string? MeetingWords { get; init; }

    public ReportPurpose? Purpose { get; init; }

    public string? Lead { get; init; }

    public FilePlace? LeadPlace { get; init; }

    public DateOnly? Due { get; init; }

    public string? DueWords { get; init; }

    public bool Standing { get; init; }

    public string? Note { get; init; }
}
