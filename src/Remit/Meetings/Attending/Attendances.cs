using Remit.Data;

namespace Remit.Meetings.Attending;

/// <summary>What is recorded of who was there.</summary>
public static class Attendances
{
    /// <summary>All that says something of the day on which its meeting is.</summary>
    public static IQueryable<Attendance> Attended(this Db db) => db.All<Attendance>().Where(a => a.As != AttendedAs.NotSaid);
}
