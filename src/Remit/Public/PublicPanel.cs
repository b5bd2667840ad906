using Microsoft.EntityFrameworkCore;
using Remit.Decisions;
using Remit.Kernel;
using Remit.Web;

namespace Remit.Public;

/// <summary>On the partnership’s own page: the next meetings, and what was decided last.</summary>
internal sealed class PublicPanel : IPanel
{
    private const int Shown = 3;

    public string Kind => "partnership";

    public int Order => 10;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        if (!looking.IsNow)
            return null;
        // The same for whoever looks: what everybody may know.
        using var published = looking.Db.LookingNoFurtherThan(Sight.Published);
        var (db, day) = (looking.Db, looking.AsAt);
        var meetings = await PublicRecords.Coming(db, day, null).Take(Shown).ToListAsync();
        var decided = await PublicRecords.Decided(db, null).Take(Shown).ToListAsync();
        return meetings.Count + decided.Count == 0
            ? null
            : new Panel(
                "published",
                "/Public/_Panel.cshtml",
                new PublicGlance(
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
                )
            );
    }
}

/// <summary>The next meetings and the last decisions.</summary>
internal sealed record PublicGlance(IReadOnlyList<PublicMeeting> Meetings, IReadOnlyList<PublicDecision> Decisions);
