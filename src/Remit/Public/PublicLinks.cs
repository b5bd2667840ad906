using Microsoft.AspNetCore.Http.Extensions;

namespace Remit.Public;

/// <summary>The addresses of what everybody may read. They keep no date: these pages tell what is so today.</summary>
internal static class PublicLinks
{
    internal const string Root = "/public";
    internal const string Calendar = $"{Root}/calendar.ics";

    /// <summary>Where the minutes stand on the page of their meeting.</summary>
    internal const string MinutesAnchor = "minutes";

    private const string FeedName = "feed.atom";

    public static string Body(string body) => $"{Root}/{body}";

    public static string Topic(string topic) => $"{Root}/topics/{topic}";

    public static string Meeting(string body, string meeting) => $"{Root}/{body}/{meeting}";

    /// <summary>A decision, on the page of its meeting.</summary>
    public static string Decision(string body, string meeting, string decision) =>
        $"{Meeting(body, meeting)}#{AnchorOf(decision)}";

    /// <summary>Where a decision stands on the page of its meeting.</summary>
    public static string AnchorOf(string decision) => $"decision-{decision}";

    /// <summary>The news of a page of these.</summary>
    public static string FeedOf(string page) => $"{page}/{FeedName}";

    /// <summary>A report that went out with the agenda of a meeting.</summary>
    public static string Report(string body, string meeting, string report) => $"{Meeting(body, meeting)}/reports/{report}";

    /// <summary>The minutes, on the page of their meeting.</summary>
    public static string Minutes(string body, string meeting) => $"{Meeting(body, meeting)}#{MinutesAnchor}";

    /// <summary>The calendar of a body.</summary>
    public static string CalendarOf(string body) => $"/meetings/{body}/calendar.ics";

    /// <summary>The calendar of those who deal with a topic.</summary>
    public static string CalendarOfTopic(string topic) => $"{Topic(topic)}/calendar.ics";

    /// <summary>The whole of one list of a page.</summary>
    public static string All(string page, string what, int number = 1)
    {
        var query = new QueryBuilder { { "all", what } };
        if (number > 1)
            query.Add("page", $"{number}");
        return page + query.ToQueryString();
    }
}
