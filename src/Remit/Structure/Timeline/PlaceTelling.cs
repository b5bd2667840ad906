using Remit.Kernel;
using Remit.Structure.Comparing;
using Remit.Structure.Places;

namespace Remit.Structure.Timeline;

/// <summary>Tells of one place of a body, through all organisations that filled it one after the other.</summary>
internal sealed class PlaceTelling(
    TimelineTelling telling,
    NamesInTime names,
    PastPlaces places,
    IReadOnlyList<PastPlace> segments
)
{
    private readonly IReadOnlyList<DateOnly> turns = places.Turns(segments);

    public void Tell()
    {
        if (segments[0].Place.From is null)
            telling.Leave(ChangeSubject.Places, $"“{segments[0].Place.Title}” is a place on it.", segments[^1].Place.Until);
        foreach (var day in turns)
            TellDay(day);
        foreach (var (holders, period, place) in Runs())
        {
            if (period.From is null)
                telling.Leave(
                    ChangeSubject.People,
                    $"{holders.InARow()} {(holders.Count == 1 ? "sits" : "sit")} in “{place.Title}”.",
                    period.Until
                );
            if (place.Role is PlaceRole.Chair or PlaceRole.CoChair)
                telling.Show(ChangeSubject.People, $"{place.Role.OnScreen()}: {holders.InARow()}", period);
        }
    }

    private void TellDay(DateOnly day)
    {
        var (was, becomes) = (SegmentOn(day.Eve()), SegmentOn(day));
        var name = names.On(day);
        var before = was is null ? Sat.NotRecorded : places.On(was, day.Eve());
        var after = becomes is null ? Sat.NotRecorded : places.On(becomes, day);
        if (was is null && becomes is not null)
            telling.Tell(
                day,
                ChangeSubject.Places,
                ChangeSentences.NewPlace(becomes.Place.Title, name, after.Holders, after.IsVacant)
            );
        else if (was is not null && becomes is null)
            telling.Tell(day, ChangeSubject.Places, ChangeSentences.NoPlace(was.Place.Title, name));
        if (was is null || becomes is null)
            return;
        if (was.Filler?.Key != becomes.Filler?.Key && becomes.Filler is { } filler)
            telling.Tell(day, ChangeSubject.Places, ChangeSentences.Filled(becomes.Place.Title, name, filler.Name));
        if (was.Place.Role != becomes.Place.Role)
            telling.Tell(
                day,
                ChangeSubject.Places,
                ChangeSentences.Role(becomes.Place.Title, name, was.Place.Role, becomes.Place.Role)
            );
        var change = new SeatChange(
            Except(before.Holders, after.Holders),
            Except(after.Holders, before.Holders),
            before.IsVacant,
            after.IsVacant
        );
        telling.Tell(day, ChangeSubject.People, ChangeSentences.Passed(becomes.Place.Title, name, change));
    }

    /// <summary>The times for which the same people sat in it.</summary>
    private IEnumerable<(IReadOnlyList<Named> Holders, Period Period, Place Place)> Runs()
    {
        (IReadOnlyList<Named> Holders, DateOnly? From, Place Place)? open = null;
        foreach (var start in turns.Select(t => (DateOnly?)t).Prepend(null))
        {
            // Before the first turn everything is as on its eve.
            var day = start ?? (turns.Count > 0 ? turns[0].Eve() : DateOnly.MaxValue);
            var segment = SegmentOn(day);
            var holders = segment is null ? [] : places.On(segment, day).Holders;
            if (open is { } run && run.Holders.Select(h => h.Key).SequenceEqual(holders.Select(h => h.Key)))
                continue;
            if (open is { Holders.Count: > 0 } ended)
                yield return (ended.Holders, new Period(ended.From, start!.Value.Eve()), ended.Place);
            open = (holders, start, (segment ?? segments[0]).Place);
        }
        if (open is { Holders.Count: > 0 } last)
            yield return (last.Holders, new Period(last.From, null), last.Place);
    }

    private PastPlace? SegmentOn(DateOnly day) => segments.LastOrDefault(s => s.Place.Period.Covers(day));

    private static List<Named> Except(IReadOnlyList<Named> some, IReadOnlyList<Named> others) =>
        [.. some.Where(h => others.All(o => o.Key != h.Key))];
}
