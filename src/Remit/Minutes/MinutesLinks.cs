using Remit.Web;

namespace Remit.Minutes;

/// <summary>The addresses of the pages of minutes.</summary>
public sealed class MinutesLinks(Addresses addresses)
{
    /// <summary>The path of what lies under a meeting's page.</summary>
    internal static string Path(string body, string meeting, string? step = null) =>
        $"/meetings/{body}/{meeting}/minutes" + (step is null ? "" : $"/{step}");

    /// <summary>The path at which the note of an item is written; without an item, what stands before the first.</summary>
    internal static string NotePath(string body, string meeting, string? item) =>
        Path(body, meeting, item is null ? "note" : $"note/{item}");

    /// <summary>The path at which a correction is answered.</summary>
    internal static string AnswerPath(string body, string meeting, string correction) =>
        Path(body, meeting, $"corrections/{correction}");

    /// <summary>The minutes of a meeting.</summary>
    public string Minutes(string body, string meeting) => addresses.To(Path(body, meeting));

    /// <summary>The actions of a meeting, as a paper apart.</summary>
    public string Actions(string body, string meeting) => addresses.To(Path(body, meeting, "actions"));

    /// <summary>The meeting itself.</summary>
    internal string Meeting(string body, string meeting) => addresses.To($"/meetings/{body}/{meeting}");
}
