namespace Remit.Meetings.Agendas;

/// <summary>The order and the numbers of an agenda's items: the same on the web, in the pack and in supplements.</summary>
internal static class AgendaOrder
{
    /// <summary>The items that are shown: those with a number by it, then those that are still to be published. What was taken out before is left out.</summary>
    public static IReadOnlyList<AgendaItem> InOrder(IEnumerable<AgendaItem> items) =>
        [
            .. items
                .Where(i => i.Number is not null || i.WithdrawnOn is null)
                .OrderBy(i => i.Number ?? int.MaxValue)
                .ThenBy(i => i.Order)
                .ThenBy(i => i.Key, StringComparer.Ordinal),
        ];

    /// <summary>What is still to be published, in order.</summary>
    public static IReadOnlyList<AgendaItem> Pending(IEnumerable<AgendaItem> items) =>
        [.. InOrder(items).Where(i => i.Number is null)];

    /// <summary>The last number that was given; 0 where none was.</summary>
    public static int LastNumber(IEnumerable<AgendaItem> items) => items.Max(i => i.Number) ?? 0;

    /// <summary>
    /// Gives those that are still to be published their numbers, behind all that were given: as the agenda, or as its next supplement.
    /// </summary>
    /// <param name="items">All items of the agenda.</param>
    /// <param name="before">The last supplement that was published; null for none.</param>
    /// <returns>The supplement with which they came; null for the agenda itself, and where nothing was to be published.</returns>
    public static int? Number(IReadOnlyCollection<AgendaItem> items, int? before = null)
    {
        var pending = Pending(items);
        if (pending.Count == 0)
            return null;
        var last = LastNumber(items);
        var supplement = Next(items, before);
        foreach (var item in pending)
            (item.Number, item.Supplement) = (++last, supplement);
        return supplement;
    }

    /// <summary>The supplement that would be published next; null for the agenda itself.</summary>
    /// <param name="items">All items of the agenda.</param>
    /// <param name="before">The last supplement that was published; null for none.</param>
    public static int? Next(IReadOnlyCollection<AgendaItem> items, int? before) =>
        LastNumber(items) == 0 ? null : Math.Max(items.Max(i => i.Supplement) ?? 0, before ?? 0) + 1;

    /// <summary>Puts one that is still to be published before or behind its neighbour.</summary>
    /// <returns>Whether it moved: what has a number stays, and so does the first before the others.</returns>
    public static bool Move(IEnumerable<AgendaItem> items, AgendaItem item, bool up)
    {
        var pending = Pending(items).ToList();
        var at = pending.IndexOf(item);
        var to = at + (up ? -1 : 1);
        if (at < 0 || to < 0 || to >= pending.Count)
            return false;
        (pending[at], pending[to]) = (pending[to], pending[at]);
        // Orders may stand twice, where two people added at once: all are given anew, in the places that they have together.
        var first = pending.Min(p => p.Order);
        for (var i = 0; i < pending.Count; i++)
            pending[i].Order = first + i;
        return true;
    }

    /// <summary>When each item starts, from the start of the meeting; null where it, or what an item takes, is not known.</summary>
    public static IReadOnlyDictionary<Guid, TimeOnly> Times(IEnumerable<AgendaItem> items, TimeOnly? start)
    {
        var times = new Dictionary<Guid, TimeOnly>();
        if (start is not { } at)
            return times;
        foreach (var item in InOrder(items).Where(i => i.WithdrawnOn is null))
        {
            times[item.RowId] = at;
            if (item.Minutes is not { } minutes || at.AddMinutes(minutes) < at)
                break;
            at = at.AddMinutes(minutes);
        }
        return times;
    }
}
