using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Remit.Data;
using Remit.Data.Erasure;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Meetings.Attending;
using Remit.Meetings.Calendar;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Minutes;

/// <summary>What is minuted of a meeting: made of what was recorded, until it is approved; then the text that was approved.</summary>
internal sealed partial record MinutesView
{
    public required Named Body { get; init; }
    public required string Key { get; init; }
    public required DateOnly Date { get; init; }
    public TimeOnly? Start { get; init; }
    public string? Venue { get; init; }
    public string? Kind { get; init; }
    public required MeetingState Meeting { get; init; }
    public required MinutesState State { get; init; }
    public DateOnly? CirculatedOn { get; init; }
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>The key of the meeting that approved them.</summary>
    public string? ApprovedAt { get; init; }
    public IReadOnlyList<Attendee> Attendance { get; init; } = [];

    /// <summary>What stands before the first item.</summary>
    public ItemMinutes Before { get; init; } = new(null, null, "");
    public IReadOnlyList<ItemMinutes> Items { get; init; } = [];

    public IReadOnlyList<CorrectionLine> Corrections { get; init; } = [];

    /// <summary>The text that was approved; null before.</summary>
    public string? Content { get; init; }
    public string? Hash { get; init; }

    /// <summary>Whether the text has the hash that was kept with it.</summary>
    public bool? IsAsApproved => Content is null ? null : MeetingMinutes.HashOf(Content) == Hash;

    /// <summary>Whether names were erased from it.</summary>
    public bool HasErasedNames => Content?.Contains(Traces.Blank, StringComparison.Ordinal) == true;

    /// <summary>The entry of the ledger that holds what was approved; null before, and where the log does not reach back.</summary>
    public MinutesEntry? Ledger { get; init; }

    /// <summary>All actions, in the order of the items.</summary>
    [JsonIgnore]
    public IReadOnlyList<ActionLine> Actions => [.. Items.Prepend(Before).SelectMany(i => i.Actions).DistinctBy(a => a.Key)];

    internal required Sensitivity Sensitivity { get; init; }
    internal required IReadOnlyList<RecordRef> BelongsTo { get; init; }

    /// <summary>The records as they were found: the meeting and its minutes, where there are any.</summary>
    internal required FoundMinutes Found { get; init; }

    /// <summary>What is recorded, as far as two views of it both have that: for readers of whom each sees something that others don't.</summary>
    public MinutesView And(MinutesView other) =>
        this with
        {
            Attendance =
            [
                .. Attendance
                    .Select(a => other.Attendance.Select(a.And).FirstOrDefault(both => both is not null))
                    .OfType<Attendee>(),
            ],
            Before = Before.And(other.Before),
            Items = [.. from item in Items join same in other.Items on item.Key equals same.Key select item.And(same)],
        };

    /// <summary>
    /// The minutes of a meeting as far as the context sees; null where it does not see the meeting. Eight queries, and those of who tells
    /// whether decisions stand; of what is approved two, unless the actions are asked for.
    /// </summary>
    public static async Task<MinutesView?> Load(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        string body,
        string key,
        DateOnly day,
        bool anew = false
    )
    {
        if (await FoundMinutes.Find(db, body, key) is not { } found)
            return null;
        return await Load(db, statuses, found, day, anew);
    }

    /// <summary>The same of a meeting that was found.</summary>
    public static async Task<MinutesView> Load(
        Db db,
        IEnumerable<IDecisionStatus> statuses,
        FoundMinutes found,
        DateOnly day,
        bool anew = false
    )
    {
        var view = await Heads(db, found);
        return found.Minutes?.State == MinutesState.Approved && !anew ? view : await view.WithWhatIsRecorded(db, statuses, day);
    }

    private static async Task<MinutesView> Heads(Db db, FoundMinutes found)
    {
        var (meeting, minutes) = (found.Meeting, found.Minutes);
        MinutesEntry? entry = null;
        string? approvedAt = null;
        if (minutes?.ApprovedAt is { } at)
        {
            var id = minutes.RowId;
            // The newest entry: after minutes are approved only closing them and erasing somebody make another.
            var newest = await (
                from e in db.ChangeEntries
                where e.RecordId == id
                orderby e.ChangeNumber descending
                select new
                {
                    e.Leaf,
                    e.ChangeNumber,
                    e.Hash,
                    At = db.All<Meeting>().Where(m => m.Id == at).Select(m => m.Key).FirstOrDefault(),
                }
            ).FirstOrDefaultAsync();
            if (newest is not null)
                (entry, approvedAt) = (
                    new MinutesEntry(newest.Leaf, newest.ChangeNumber, Convert.ToHexStringLower(newest.Hash)),
                    newest.At
                );
        }
        return new MinutesView
        {
            Body = new Named(found.Body.Key, found.Body.Name),
            Key = meeting.Key,
            Date = meeting.Date,
            Start = meeting.Start,
            Venue = meeting.Venue,
            Kind = meeting.Kind,
            Meeting = meeting.State,
            State = minutes?.State ?? MinutesState.Draft,
            CirculatedOn = minutes?.CirculatedOn,
            ApprovedOn = minutes?.ApprovedOn,
            ApprovedAt = approvedAt,
            Content = minutes?.Content,
            Hash = minutes?.Hash,
            Ledger = entry,
            Corrections = found.Corrections,
            Sensitivity = minutes?.Sensitivity ?? meeting.Sensitivity,
            BelongsTo =
            [
                new RecordRef("meeting", meeting.RowId),
                new RecordRef("body", found.Body.RowId),
                .. minutes is null ? Array.Empty<RecordRef>() : [new RecordRef("minutes", minutes.RowId)],
            ],
            Found = found,
        };
    }
}
