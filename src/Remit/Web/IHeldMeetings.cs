using Remit.Data;

namespace Remit.Web;

/// <summary>Tells on which days bodies met, to capabilities that know no meetings: what is owed after each meeting follows from it.</summary>
public interface IHeldMeetings
{
    /// <summary>The days on which bodies met up to a day, by body, the earliest first. Cancelled meetings don’t count. One query.</summary>
    Task<ILookup<Guid, DateOnly>> Load(Db db, DateOnly day);

    /// <summary>The same of some bodies. One query; none where there are no bodies.</summary>
    Task<ILookup<Guid, DateOnly>> Load(Db db, DateOnly day, IReadOnlyCollection<Guid> bodies);
}
