using Microsoft.EntityFrameworkCore;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Public;

/// <summary>
/// On the partnership’s own page: the next meetings, and what was decided last. The same for whoever looks, so that it is worked out once between two
/// changes.
/// </summary>
internal sealed class PublicPanel(UntilTheNextChange<DateOnly, PublicGlance> remembered) : IPanel
{
    /// <summary>More days than anybody looks at between two changes.</summary>
    internal const int Days = 16;

    private const int Shown = 3;

    public string Kind => "partnership";

    public int Order => 10;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        if (!looking.IsNow)
            return null;
        var glance = await remembered.Of(looking, looking.AsAt, () => Load(looking));
        return glance.Meetings.Count + glance.Decisions.Count == 0
            ? null
            : new Panel("published", "/Public/_Panel.cshtml", glance);
    }

    /// <summary>What everybody may know, whoever asks.</summary>
    private static async Task<PublicGlance> Load(Looking looking)
    {
        using var published = looking.Db.LookingNoFurtherThan(Sight.Published);
        var (db, day) = (looking.Db, looking.AsAt);
        var meetings = await PublicRecords.Coming(db, day, null).Take(Shown).ToListAsync();
        var decided = await PublicRecords.Decided(db, null).Take(Shown).ToListAsync();
        return new PublicGlance(
            meetings,
            [
                .. decided.Select(f => new PublicDecision(
                    f.Body,
                    f.Meeting,
                    f.On,
                    f.Decision.Key,
                    f.Decision.Title,
                    f.Decision.Wording.Shortened(300)
                )
                {
                    Said = PublicWords.Said(f.Decision.Outcome, f.Body.Name, f.To),
                }),
            ]
        );
    }
}

/// <summary>The next meetings and the last decisions.</summary>
internal sealed record PublicGlance(IReadOnlyList<PublicMeeting> Meetings, IReadOnlyList<PublicDecision> Decisions);
