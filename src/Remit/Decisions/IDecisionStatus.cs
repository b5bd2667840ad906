using Remit.Data;
using Remit.Kernel;

namespace Remit.Decisions;

/// <summary>Tells of decisions whether they stand, for whoever writes of them: minutes, public pages, lists.</summary>
public interface IDecisionStatus
{
    /// <summary>
    /// For each of some decisions what follows its wording in a sentence of its own, as it is on a day: "Agreed in principle, subject to the
    /// sign-off of the Primary Care Trust by 1 March 2008. Until then it is a recommendation." Nothing for what was simply agreed or noted.
    /// A bounded number of queries, however many there are.
    /// </summary>
    Task<IReadOnlyDictionary<Id<Decision>, string>> InWords(Db db, IReadOnlyCollection<Id<Decision>> decisions, DateOnly day);

    /// <summary>The same for everybody, in words that somebody of twelve can read, and without who is asked: "It is not final yet."</summary>
    Task<IReadOnlyDictionary<Id<Decision>, string>> InPlainWords(
        Db db,
        IReadOnlyCollection<Id<Decision>> decisions,
        DateOnly day
    );
}
