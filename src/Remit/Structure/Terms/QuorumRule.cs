using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Terms;

/// <summary>What a quorum rule asks for.</summary>
public enum QuorumForm
{
    /// <summary>So many of the members, or of the organisations.</summary>
    Number,

    /// <summary>Such a share of them.</summary>
    Share,

    /// <summary>Somebody for certain places, the holder or a deputy: for all of them, or for so many.</summary>
    Places,

    /// <summary>Nothing more: the chair may let a meeting go on although the other rules are not met.</summary>
    ChairsDiscretion,

    /// <summary>Nothing: the terms say that there is no quorum, or are silent and somebody has checked.</summary>
    NoneStated,
}

/// <summary>Of what a quorum rule counts.</summary>
public enum QuorumOf
{
    /// <summary>The places in force, vacant ones too.</summary>
    Members,

    /// <summary>The places in force that are not advisory, vacant ones too.</summary>
    VotingMembers,

    /// <summary>The organisations that fill the places in force, each counted once.</summary>
    Organisations,
}

/// <summary>
/// What a version of terms of reference asks for before a meeting may decide. The rules of one version hold together: all must
/// be met. Without any rule the quorum is not recorded, which is something else than <see cref="QuorumForm.NoneStated"/>.
/// </summary>
public sealed class QuorumRule : Record<QuorumRule>
{
    /// <summary>The version of terms of reference that states it.</summary>
    public required Id<TermsOfReference> Terms { get; init; }

    /// <summary>The rule as the terms put it.</summary>
    public string? Wording { get; set; }

    /// <summary>What it asks for.</summary>
    public required QuorumForm Form { get; set; }

    /// <summary>How many: 1 or more. With places, how many of them; null for all.</summary>
    public int? Number { get; set; }

    /// <summary>Which share; the next whole number up meets it.</summary>
    public Fraction? Share { get; set; }

    /// <summary>Whether the share itself is not enough: more than half.</summary>
    public bool MoreThan { get; set; }

    /// <summary>Of what the number or the share is.</summary>
    public QuorumOf? Of { get; set; }

    /// <summary>Whether the share is of those in post: places known to be vacant don't count.</summary>
    public bool InPost { get; set; }

    /// <summary>Whether it was taken out again before the terms were agreed. It then asks for nothing.</summary>
    public bool Withdrawn { get; set; }

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        var counts = Form is QuorumForm.Number or QuorumForm.Share;
        if (Number < 1)
            yield return new Refusal(
                "A quorum asks for at least one",
                "Enter how many must be there: 1 or more.",
                Field: "number"
            );
        if (Form == QuorumForm.Number && Number is null)
            yield return new Refusal(NumberFits, "Enter how many must be there.", Field: "number");
        if (Form is not (QuorumForm.Number or QuorumForm.Places) && Number is not null)
            yield return new Refusal(
                NumberFits,
                $"A quorum rule of the form “{Kebab.Words(Form)}” has no number. Take the number out, or choose another form.",
                Field: "number"
            );
        if (Form == QuorumForm.Share && Share is null)
            yield return new Refusal(ShareFits, "Enter which share must be there, such as 1/3 or 50%.", Field: "share");
        if (Form != QuorumForm.Share && Share is not null)
            yield return new Refusal(
                ShareFits,
                $"A quorum rule of the form “{Kebab.Words(Form)}” has no share. Take the share out, or choose the form “share”.",
                Field: "share"
            );
        if (Form != QuorumForm.Share && MoreThan)
            yield return new Refusal(ShareFits, "Only a share can ask for more than itself.", Field: "more-than");
        if (Form != QuorumForm.Share && InPost)
            yield return new Refusal(ShareFits, "Only a share can be of those in post.", Field: "in-post");
        if (MoreThan && Share is { IsAll: true })
            yield return new Refusal("Nobody can ask for more than all", "More than all can never be there.", Field: "more-than");
        if (counts && Of is null)
            yield return new Refusal(
                OfFits,
                "Say of what that is: of members, of voting members or of organisations.",
                Field: "of"
            );
        if (!counts && Of is not null)
            yield return new Refusal(
                OfFits,
                $"A quorum rule of the form “{Kebab.Words(Form)}” counts neither members nor organisations.",
                Field: "of"
            );
    }

    private const string NumberFits = "A quorum rule has a number where its form asks for one";
    private const string ShareFits = "A quorum rule has a share where its form asks for one";
    private const string OfFits = "A quorum rule says of what it counts, where it counts";

    internal static Shape<QuorumRule> Shape { get; } =
        new Shape<QuorumRule>(
            "quorum-rule",
            "quorum-rules",
            "What the terms ask for before a meeting may decide. All rules of a version must be met; without any, the quorum is not recorded."
        )
            .In(r => r.Terms, "terms")
            .Titled(r => r.Wording)
            .Value("wording", r => r.Wording, "The rule as the terms put it.")
            .Value(
                "form",
                r => r.Form,
                "What it asks for: a number, a share, somebody for certain places; the chair's discretion to let a meeting go on although the other rules are not met; or none stated, which stands alone.",
                required: true
            )
            .Value("number", r => r.Number, "How many: 1 or more. With places, how many of them; leave it out for all.")
            .Value("share", r => r.Share, "Which share; the next whole number up meets it.")
            .Value("more-than", r => r.MoreThan, "true where the share itself is not enough: more than half.")
            .Value("of", r => r.Of, "Of what the number or the share is.")
            .Value("in-post", r => r.InPost, "true where the share is of those in post, so that vacant places don't count.")
            .Links<QuorumPlace, Id<Place>>(
                "places",
                "quorum-place",
                "quorum_places",
                p => p.Rule,
                p => p.Place,
                "The places for which somebody must be there, the holder or a deputy; places of the same body."
            )
            .Value("withdrawn", r => r.Withdrawn, "true where it was taken out again before the terms were agreed.");
}

/// <summary>A place that a quorum rule names.</summary>
public sealed class QuorumPlace : Link<QuorumPlace>
{
    /// <summary>The rule.</summary>
    public required Id<QuorumRule> Rule { get; init; }

    /// <summary>The place.</summary>
    public required Id<Place> Place { get; init; }
}
