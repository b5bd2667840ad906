using Remit.Editing;

namespace Remit.Structure.Terms;

/// <summary>How quorum rules are added and changed: each form of rule asks for what belongs to it and no more.</summary>
internal static class QuorumForms
{
    /// <summary>Every field: for the command line.</summary>
    public static EditForm OfARule => Form(p => Withdrawn(Wording(Places(Of(Share(Number(p)))))));

    /// <summary>What a rule of a form is asked for. The form itself is a question too, which the page answers.</summary>
    public static EditForm Of(QuorumForm form) =>
        form switch
        {
            QuorumForm.Number => Form(p => Wording(Of(Number(p)))),
            QuorumForm.Share => Form(p => Wording(Of(Share(p)))),
            QuorumForm.Places => Form(p => Wording(Number(Places(p)))),
            QuorumForm.ChairsDiscretion or QuorumForm.NoneStated => Form(p => Wording(p)),
        };

    /// <summary>What a form of rule is called where one is chosen.</summary>
    public static string OnScreen(this QuorumForm form) =>
        form switch
        {
            QuorumForm.Number => "So many members, or organisations",
            QuorumForm.Share => "A share of the members, or organisations",
            QuorumForm.Places => "Somebody for certain places",
            QuorumForm.ChairsDiscretion => "Otherwise the chair decides",
            QuorumForm.NoneStated => "The terms state no quorum",
        };

    /// <summary>What it means, where one is chosen.</summary>
    public static string Meaning(this QuorumForm form) =>
        form switch
        {
            QuorumForm.Number => "“Five members must be present.”",
            QuorumForm.Share => "“A third of the members”, “more than half of those in post”.",
            QuorumForm.Places => "“The chair, and someone from Health or Police”: the holder or a deputy.",
            QuorumForm.ChairsDiscretion => "The chair may let a meeting go on although the other rules are not met.",
            QuorumForm.NoneStated => "Somebody looked, and the terms say nothing about quorum.",
        };

    public static string OnScreen(this QuorumOf of) =>
        of switch
        {
            QuorumOf.Members => "Members",
            QuorumOf.VotingMembers => "Voting members",
            QuorumOf.Organisations => "Organisations",
        };

    private static EditForm<QuorumRule> Form(Action<EditPart> ask) =>
        new EditForm<QuorumRule>(QuorumRule.Shape).Part(
            "rule",
            "The rule",
            p => ask(p.Choose<QuorumForm>("form", "Form", "What does it ask for?", f => f.OnScreen()))
        );

    private static EditPart Number(EditPart part) =>
        part.Ask("number", "Number", "How many must be there?", "With places, leave it empty for all of them.");

    private static EditPart Share(EditPart part) =>
        part.Ask("share", "Share", "Which share must be there?", "For example 1/3, half or 50%.")
            .Ask("more-than", "More than that", "Must it be more than that share?")
            .Ask("in-post", "In post", "Is it of those in post, so that vacant places don’t count?");

    private static EditPart Of(EditPart part) =>
        part.Choose<QuorumOf>("of", "Counted", "Of whom?", o => o.OnScreen(), none: "Nobody is counted");

    private static EditPart Places(EditPart part) => part.Ask("places", "Places", "For which places must somebody be there?");

    private static EditPart Wording(EditPart part) =>
        part.Ask("wording", "Wording", "How do the terms put it?", "You can leave this empty.");

    private static EditPart Withdrawn(EditPart part) => part.Ask("withdrawn", "Taken out", "Was it taken out again?");
}
