using System.Security.Cryptography;
using System.Text;
using Remit.Kernel;
using Remit.Meetings.ForwardPlanner;
using Remit.Structure.Places;
using Remit.Web;

namespace Remit.Meetings.Planning;

/// <summary>A report on a plan.</summary>
internal sealed record PlannedReport
{
    public required string Key { get; init; }
    public required string Title { get; init; }
    public required Named Body { get; init; }
    public required int Minutes { get; init; }

    /// <summary>Whether somebody said how long it takes.</summary>
    public required bool HasMinutes { get; init; }
    public ReportPurpose? Purpose { get; init; }

    /// <summary>Why it matters, in words.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>Whether a person holds it there.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether it stands there on an agenda that is published, and so stays.</summary>
    public bool IsOnAnAgenda { get; init; }

    /// <summary>Whether its last day is over by then.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether a person leaves it off.</summary>
    public bool IsLeftOff { get; init; }

    /// <summary>Whether it was left off before: plans leave it off until somebody takes that back.</summary>
    public bool WasLeftOff { get; init; }

    /// <summary>Where somebody has still to clear it and nobody said by when: the day on which it is reckoned to be ready.</summary>
    public DateOnly? ReckonedReady { get; init; }

    /// <summary>The meeting to come on which it stands now; null for none.</summary>
    public DateOnly? Now { get; init; }

    /// <summary>Whether the plan puts it elsewhere than it stands.</summary>
    public bool IsMoved { get; init; }

    /// <summary>Where it waits: why, in a sentence; and what would have to give, in another.</summary>
    public string? Why { get; init; }

    /// <inheritdoc cref="Why"/>
    public string? Give { get; init; }
}

/// <summary>A meeting with what a plan puts on it.</summary>
internal sealed record PlannedMeeting
{
    public required string Key { get; init; }
    public required Named Body { get; init; }
    public required DateOnly Date { get; init; }

    /// <summary>How long it has for reports.</summary>
    public required int Minutes { get; init; }

    /// <summary>How much of that the plan takes.</summary>
    public required int Used { get; init; }

    /// <summary>What its other items and what comes to each meeting take, in a sentence; null for nothing.</summary>
    public string? Taken { get; init; }

    /// <summary>How many reports on it are only to be noted, those that come to each meeting among them.</summary>
    public required int ToNote { get; init; }

    /// <summary>How many of those it takes.</summary>
    public required int MostToNote { get; init; }

    /// <summary>The version of its body's terms that says so; null where none says, and the number asked for holds.</summary>
    public string? MostToNoteBy { get; init; }

    /// <summary>All three in a sentence.</summary>
    public required string NotesInWords { get; init; }

    /// <summary>When its papers are due; null where nobody can tell.</summary>
    public DateOnly? PapersDue { get; init; }
    public required IReadOnlyList<PlannedReport> Reports { get; init; }
}

/// <summary>A plan as people read it.</summary>
internal sealed record PlanView
{
    private const int Percent = 100;

    public required DateOnly Day { get; init; }
    public required IReadOnlyList<PlannedMeeting> Meetings { get; init; }

    /// <summary>What gets no meeting.</summary>
    public required IReadOnlyList<PlannedReport> Waiting { get; init; }

    /// <summary>What it costs by the weights.</summary>
    public required long Cost { get; init; }

    /// <summary>What no plan can cost less than.</summary>
    public required long Bound { get; init; }

    /// <summary>A mark of what the plan would write.</summary>
    public required string Mark { get; init; }

    /// <summary>How many reports it moves, or gives a meeting, or takes one, or leaves off plans, or takes that back.</summary>
    public int Changes =>
        Meetings.SelectMany(m => m.Reports).Concat(Waiting).Count(r => r.IsMoved || r.IsLeftOff != r.WasLeftOff);

    /// <summary>By how much a plan could at most be better, in parts of a hundred, rounded up.</summary>
    public int AtMostBetter => Cost == 0 ? 0 : (int)Math.Ceiling((Cost - Bound) * Percent / (double)Cost);

    public static PlanView Of(PlanOn on, DateOnly day)
    {
        var reasons = PlanReasons.Of(on.Problem, on.Plan).ToDictionary(r => r.Report);
        PlannedReport Line(int r) => LineOf(on, r, reasons.GetValueOrDefault(r));
        var all = Enumerable.Range(0, on.Reports.Count).ToList();
        int ToNote(int at) => on.Notes[at].ByStanding + on.Problem.Meetings[at].MostToNote - on.Plan.NotesLeft(at);
        return new PlanView
        {
            Day = day,
            Meetings =
            [
                .. on.Meetings.Select(
                    (m, at) =>
                        new PlannedMeeting
                        {
                            Key = m.Meeting.Key,
                            Body = m.Body,
                            Date = m.Meeting.Date,
                            Minutes = on.Problem.Meetings[at].Minutes,
                            Used = on.Problem.Meetings[at].Minutes - on.Plan.Left(at),
                            Taken = on.Taken[at].InWords(),
                            ToNote = ToNote(at),
                            MostToNote = on.Notes[at].Most ?? on.UsualToNote,
                            MostToNoteBy = on.Notes[at].Version,
                            NotesInWords = on.Notes[at].InWords(ToNote(at), on.UsualToNote),
                            PapersDue = m.PapersDue,
                            Reports =
                            [
                                .. all.Where(r => on.Plan[r] == at)
                                    .OrderByDescending(r => on.Problem.Reports[r].Weight)
                                    .Select(Line),
                            ],
                        }
                ),
            ],
            Waiting = [.. all.Where(r => on.Plan[r] < 0).OrderByDescending(r => on.Problem.Reports[r].Weight).Select(Line)],
            Cost = on.Plan.Cost,
            Bound = PlanBound.Of(on.Problem),
            Mark = MarkOf(on),
        };
    }

    private static PlannedReport LineOf(PlanOn on, int r, WaitingReason? reason)
    {
        var (found, asked, at) = (on.Reports[r], on.Problem.Reports[r], on.Plan[r]);
        return new PlannedReport
        {
            Key = found.Report.Key,
            Title = found.Report.Title,
            Body = found.Body,
            Minutes = asked.Minutes,
            HasMinutes = found.Report.Minutes is not null,
            Purpose = found.Report.Purpose,
            Reasons = Weights.InWords(found.Report),
            IsHeld = asked.Held is not null,
            IsOnAnAgenda = on.IsOnAnAgenda(r),
            IsLeftOff = asked.Waits,
            WasLeftOff = found.Report.LeftOff,
            ReckonedReady = on.IsStillToBeCleared(r) ? asked.Ready : null,
            IsLate = at >= 0 && on.Problem.Meetings[at].Date > asked.Latest,
            Now = asked.Now is { } now ? on.Problem.Meetings[now].Date : null,
            IsMoved = (asked.Now ?? -1) != at,
            Why = reason is null ? null : PlanWords.Why(on, reason),
            Give = reason is null ? null : PlanWords.Give(on, reason),
        };
    }

    private static string MarkOf(PlanOn on) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        ';',
                        on.Reports.Select(
                            (r, i) =>
                                $"{r.Report.Id}:{(on.Plan[i] < 0 ? "" : on.Meetings[on.Plan[i]].Meeting.Id)}:{on.Problem.Reports[i].Held is not null}:{on.Problem.Reports[i].Waits}"
                        )
                    )
                )
            )
        )[..32];
}
