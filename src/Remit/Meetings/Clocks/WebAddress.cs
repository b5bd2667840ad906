namespace Remit.Meetings.Clocks;

/// <summary>Addresses that somebody typed.</summary>
internal static class WebAddress
{
    /// <summary>An address to which a link can lead; null for another, and for one out of which a name was erased.</summary>
    public static string? OrNull(string? address) =>
        Uri.IsWellFormedUriString(address, UriKind.Absolute) && new Uri(address!).Scheme is "https" or "http" ? address : null;
}
