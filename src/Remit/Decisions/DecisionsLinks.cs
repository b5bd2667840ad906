using System.Globalization;
using Remit.Meetings;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>The addresses of the decisions' pages.</summary>
internal sealed class DecisionsLinks(Addresses addresses)
{
    internal const string Root = "/decisions";

    /// <summary>All decisions, or those of a body, of a status, of a year, of which it is said that they are so far.</summary>
    public string Decisions(string? body = null, string? status = null, string? year = null, string? far = null, int page = 1) =>
        addresses.To(
            Root,
            ("body", body),
            ("status", status),
            ("year", year),
            ("far", far),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>A decision, by the keys of its body, of its meeting and its own.</summary>
    public string Decision(string path) => addresses.To(PageOf(path));

    internal static string PageOf(string path)
    {
        var keys = path.Split('/');
        return $"{MeetingsLinks.Root}/{keys[0]}/{keys[1]}/decisions/{keys[2]}";
    }

    /// <summary>Where a decision of a meeting is recorded.</summary>
    internal static string Decide(string body, string meeting, string? item = null) =>
        $"{MeetingsLinks.Root}/{body}/{meeting}/decide{(item is null ? "" : $"?item={Uri.EscapeDataString(item)}")}";

    /// <summary>Where one that is recorded is changed.</summary>
    internal static string Change(string path) => $"{PageOf(path)}/change";

    /// <summary>Where an organisation signs it off, or refuses.</summary>
    internal static string SignOff(string path, string signOff) => $"{PageOf(path)}/sign-off/{signOff}";

    /// <summary>Where it is said who is asked for an organisation's sign-off, and by when.</summary>
    internal static string Arrange(string path, string signOff) => $"{SignOff(path, signOff)}/arrange";

    /// <summary>Where an organisation says how far it has come with it.</summary>
    internal static string Doing(string path, string? organisation = null) =>
        $"{PageOf(path)}/doing{(organisation is null ? "" : $"?organisation={Uri.EscapeDataString(organisation)}")}";
}
