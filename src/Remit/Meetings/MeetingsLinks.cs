using System.Globalization;
using Remit.Web;

namespace Remit.Meetings;

/// <summary>The addresses of the meetings' pages.</summary>
public sealed class MeetingsLinks(Addresses addresses)
{
    public const string Root = "/meetings";
    internal const string Planner = "/reports";
    internal const string Clocks = "/meetings/clocks";
    internal const string Plan = "/reports/plan";

    /// <summary>The meetings to come, or those that are over (<c>past</c>), of all bodies or of one.</summary>
    public string Meetings(string? body = null, string? when = null, int page = 1) =>
        addresses.To(
            Root,
            ("body", body),
            ("when", when),
            ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))
        );

    /// <summary>A meeting, by the keys of its body and its own.</summary>
    public string Meeting(string body, string meeting) => addresses.To($"{Root}/{body}/{meeting}");

    /// <summary>Who was at a meeting.</summary>
    public string Attendance(string body, string meeting) => addresses.To($"{Root}/{body}/{meeting}/attendance");

    /// <summary>Where it is recorded who was there.</summary>
    public static string RecordAttendance(string body, string meeting) => $"{Root}/{body}/{meeting}/attendance/record";

    /// <summary>Where an interest is recorded, or changed.</summary>
    public static string RecordInterest(string body, string meeting, string? interest = null) =>
        $"{Root}/{body}/{meeting}/attendance/interest{(interest is null ? "" : $"?interest={Uri.EscapeDataString(interest)}")}";

    /// <summary>Where notice that was given for a meeting by a rule about time is recorded, or changed.</summary>
    internal static string RecordNotice(string body, string meeting, string rule) => $"{Root}/{body}/{meeting}/notices/{rule}";

    /// <summary>The forward planner: what is still to be heard, by all bodies or by one.</summary>
    public string Reports(string? body = null, int page = 1) =>
        addresses.To(Planner, ("body", body), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A report.</summary>
    public string Report(string key) => addresses.To($"{Planner}/{key}");

    /// <summary>Where a report is put on a meeting, or taken off.</summary>
    internal static string PlaceReport(string key) => $"{Planner}/{key}/place";

    /// <summary>How an organisation's places were taken up at meetings.</summary>
    internal static string AttendanceOf(string organisation) => $"/organisations/{organisation}/attendance";

    /// <summary>The rules about time, bank holidays and term dates.</summary>
    public string RulesAboutTime() => addresses.To(Clocks);
}
