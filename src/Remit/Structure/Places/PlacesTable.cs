namespace Remit.Structure.Places;

/// <summary>Places of several bodies as a table.</summary>
internal sealed record PlacesTable(string Caption, string Id, IReadOnlyList<BodySeat> Places)
{
    /// <summary>Whether the organisation has a column.</summary>
    public bool WithOrganisation { get; init; } = true;

    /// <summary>Whether the holder has a column.</summary>
    public bool WithHolder { get; init; } = true;

    /// <summary>Whether the caption is for screen readers only.</summary>
    public bool CaptionIsHidden { get; init; }
}
