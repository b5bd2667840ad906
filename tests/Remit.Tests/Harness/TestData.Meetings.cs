using Remit.Kernel;
using Remit.Meetings.Calendar;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Bodies;

namespace Remit.Tests.Harness;

internal sealed partial class TestData
{
    public Meeting NewMeeting(Body body, string date, string? start = null, Action<Meeting>? with = null) =>
        With(
            new Meeting
            {
                Id = NewId<Meeting>(),
                Key = NewKey(date),
                Body = body.Id,
                Date = When.Day(date),
                Start =
                    start is null ? null
                    : LondonTime.TryParse(start, out var time) ? time
                    : throw new FormatException(start),
            },
            with
        );

    public Task<Meeting> Meeting(Body body, string date, string? start = null, Action<Meeting>? with = null) =>
        Written(NewMeeting(body, date, start, with));

    public Report NewReport(Body body, string title, Meeting? meeting = null, Action<Report>? with = null) =>
        With(
            new Report
            {
                Id = NewId<Report>(),
                Key = NewKey(title),
                Title = title,
                Body = body.Id,
                Meeting = meeting?.Id,
            },
            with
        );

    public Task<Report> Report(Body body, string title, Meeting? meeting = null, Action<Report>? with = null) =>
        Written(NewReport(body, title, meeting, with));
}
