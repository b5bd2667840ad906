namespace Remit.Meetings.Agendas;

/// <summary>What is said of an item.</summary>
internal sealed record AgendaAnswers(string? Title)
{
    public ItemSort Sort { get; init; }

    /// <summary>The key of the report that it hears.</summary>
    public string? Report { get; init; }
    public int? Minutes { get; init; }
    public string? LedBy { get; init; }

    /// <summary>Whether only those who belong to the body see it.</summary>
    public bool IsRestricted { get; init; }
}
