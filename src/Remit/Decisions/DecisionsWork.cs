using Remit.Kernel;
using Remit.Structure.Organisations;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Decisions;

/// <summary>
/// The sign-offs that organisations owe, for whoever leads on them or binds the organisation; for the clerk and chair of the body those for which nobody
/// is asked, and what organisations refused and goes back to the body, until it has decided anew.
/// </summary>
internal sealed class DecisionsWork(DecisionsLinks links, SignOffsOfMine mine) : IWorkSource
{
    public int Order => 15;

    public async Task<WorkPart?> Load(Looking looking, Me me)
    {
        var found = (await mine.Of(looking, me)).Where(f => f.SignOff.State != SignOffState.Given).ToList();
        return found.Count == 0
            ? null
            : WorkPart.Due(
                "sign-offs",
                "Decisions to sign off, and decisions that came back",
                found.Select(f =>
                    f.SignOff.State == SignOffState.Refused
                        ? new WorkLine($"Back to the body: {f.Decision.Title}", links.Decision(f.Path))
                        {
                            Said = $"{f.Organisation} refused to sign it off: {f.SignOff.Words}",
                        }
                    : IsTheirs(f, me)
                        ? new WorkLine(
                            $"Sign off for {f.Organisation}: {f.Decision.Title}",
                            DecisionsLinks.SignOff(f.Path, f.SignOff.Key)
                        )
                        {
                            Said = $"{f.BodyName}, {f.DecidedOn.InWords()}. {f.SignOff.Because}",
                            Due = f.SignOff.DueBy(f.DecidedOn),
                        }
                    : new WorkLine(
                        $"Say who is asked for the sign-off of {f.Organisation}: {f.Decision.Title}",
                        DecisionsLinks.Arrange(f.Path, f.SignOff.Key)
                    )
                    {
                        Said = DecisionsWords.WhomToName(f.Organisation, f.SignOff.AskedOf),
                        Due = f.SignOff.DueBy(f.DecidedOn),
                    }
                ),
                me
            );
    }

    private static bool IsTheirs(SignOffOfMine found, Me me) =>
        me.Organisations.Contains(new RecordRef(Organisation.Shape.Kind, found.SignOff.Organisation.Value))
        || (found.SignOff.Lead is { } lead && me.AnswersFor.Contains(lead));
}
