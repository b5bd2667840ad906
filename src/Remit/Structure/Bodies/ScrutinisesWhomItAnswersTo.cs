using Remit.Checks;
using Remit.Kernel;
using Remit.Structure.Checking;
using Remit.Structure.Places;

namespace Remit.Structure.Bodies;

/// <summary>A body that scrutinises one to which it answers, with nothing recorded that keeps it independent: STR-03.</summary>
internal sealed class ScrutinisesWhomItAnswersTo() : StructureCheck("STR-03", "A body that scrutinises one to which it answers")
{
    private static readonly string[] SaysSo = ["independent", "scrutineer"];

    public override string Why =>
        "Whoever checks somebody’s work and answers to them needs something that keeps them free to speak.";

    public override string Source =>
        "Executive paper, 5: the LSCB scrutinises the Board, and answers to it for its work programme.";

    protected override IEnumerable<Finding> Find(StructureOn at)
    {
        foreach (var body in at.Ours.Where(b => !IsKeptIndependent(at, b)))
        foreach (var scrutiny in at.From(body, LineKind.Scrutinises).DistinctBy(l => l.To))
        {
            var answers = at.From(body, LineKind.AccountableTo).FirstOrDefault(l => l.To == scrutiny.To);
            if (answers is null)
                continue;
            var other = at[scrutiny.To];
            yield return Fault(
                Severity.Note,
                $"{body.Name} scrutinises {other.Name} and answers to it. It is not recorded how it stays independent.",
                "Record its independent chair or scrutineer: a post that serves it, or the place of its chair.",
                Of(body),
                Of(other),
                Of(scrutiny, body),
                Of(answers, body)
            );
        }
    }

    /// <summary>A chair or a post that says in its name that it is independent, or a chair of no partner's own.</summary>
    private static bool IsKeptIndependent(StructureOn at, Body body)
    {
        var chairs = at.Places(body).Where(p => p.Chairs).Select(p => p.Place).ToList();
        return chairs.Exists(p => p.Kind is PlaceKind.Lay or PlaceKind.NonExecutive || Says(p.Title) || Says(p.Level))
            || at.Posts.Any(p =>
                Says(p.Title)
                && (
                    p.Body == body.Id
                    || chairs.Exists(c => c.ExOfficioPost == p.Id)
                    || at.Lines.Any(l => l.To == body.Id && l.Start == new RecordRef("post", p.RowId))
                )
            );

        static bool Says(string? words) =>
            words is not null && Array.Exists(SaysSo, s => words.Contains(s, StringComparison.OrdinalIgnoreCase));
    }
}
