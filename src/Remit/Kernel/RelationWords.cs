namespace Remit.Kernel;

/// <summary>Relations, verbs and sensitivities as people read them.</summary>
public static class RelationWords
{
    /// <summary>"Member of the body".</summary>
    public static string OnScreen(Relation relation) =>
        relation switch
        {
            Relation.Anyone => "Anyone",
            Relation.Partner => "Anyone in the partnership",
            Relation.Member => "Member of the body",
            Relation.Chair => "Chair of the body",
            Relation.Deputy => "Deputy of a member of the body",
            Relation.Clerk => "Clerk of the body",
            Relation.Scrutineer => "Member of a body that scrutinises it",
            Relation.Lead => "Lead of the organisation",
            Relation.PostHolder => "Holder of the post",
            Relation.Owner => "Person named as owner",
            Relation.Administrator => "Administrator",
            Relation.Manager => "Partnership manager",
            Relation.Auditor => "Auditor",
            Relation.Operator => "Operator of the machine",
        };

    /// <summary>"the clerk of the body".</summary>
    public static string InASentence(Relation relation) =>
        relation switch
        {
            Relation.Anyone => "anyone",
            Relation.Partner => "anyone in the partnership",
            Relation.Member or Relation.Deputy or Relation.Scrutineer => "a " + Lower(OnScreen(relation)),
            Relation.Administrator or Relation.Auditor => "an " + Lower(OnScreen(relation)),
            Relation.Chair
            or Relation.Clerk
            or Relation.Lead
            or Relation.PostHolder
            or Relation.Owner
            or Relation.Manager
            or Relation.Operator => "the " + Lower(OnScreen(relation)),
        };

    /// <summary>"Read".</summary>
    public static string OnScreen(Verb verb) => verb.ToString();

    /// <summary>"Public", "For the partnership", "Restricted to named bodies".</summary>
    public static string OnScreen(Sensitivity sensitivity) =>
        sensitivity switch
        {
            Sensitivity.Public => "Public",
            Sensitivity.Partnership => "For the partnership",
            Sensitivity.Restricted => "Restricted to named bodies",
        };

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
