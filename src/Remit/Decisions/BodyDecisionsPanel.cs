using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Web;

namespace Remit.Decisions;

/// <summary>What a body decided last, and whether that stands.</summary>
internal sealed class BodyDecisionsPanel(RememberedStatus remembered) : IPanel
{
    private const int Shown = 4;

    public string Kind => "body";

    public int Order => 21;

    public async Task<Panel?> Load(Looking looking, RecordRef record)
    {
        var last = await remembered.Last(looking, new Id<Body>(record.Id), Shown);
        return last.Count == 0
            ? null
            : new Panel(
                "decisions",
                "/Decisions/_BodyDecisions.cshtml",
                new BodyDecisions(last[0].Line.Body.Key, [.. last.Select(l => l.Line)])
            );
    }
}

/// <summary>The last decisions of a body.</summary>
internal sealed record BodyDecisions(string Body, IReadOnlyList<DecisionLine> Last);
