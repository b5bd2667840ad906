using Remit.Kernel;
using Remit.Responsibilities.Positions;
using Remit.Responsibilities.Sources;

namespace Remit.Responsibilities.Registers;

/// <summary>The responsibilities of one holder, as the papers' appendices set them out.</summary>
public sealed class Register : Record<Register>
{
    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>The post or body whose responsibilities they are.</summary>
    public RecordRef? Holder { get; set; }

    /// <summary>The source on which it mostly rests.</summary>
    public Id<Source>? Source { get; set; }

    /// <summary>After how long a position is looked at again where it names no day; null for never by itself.</summary>
    public CalendarSpan? ReviewAfter { get; set; }

    /// <summary>Notes that stand under it, in Markdown.</summary>
    public string? Notes { get; set; }

    internal static Shape<Register> Shape { get; } =
        new Shape<Register>("register", "registers", "The responsibilities of one post or body.")
            .BelongsTo(r => r.Holder)
            .ClosedBy(r => r.Holder)
            .Titled(r => r.Title)
            .FoundBy(r => r.Title, r => r.Notes)
            .Value("title", r => r.Title, "What it is called.", required: true)
            .Value("holder", r => r.Holder, "The post or body whose responsibilities they are.", kinds: ["post", "body"])
            .Value("source", r => r.Source, "The source on which it mostly rests.")
            .Value(
                "review-after",
                r => r.ReviewAfter,
                "After how long a position is looked at again where it names no day: “6 months”."
            )
            .Value("notes", r => r.Notes, "Notes that stand under it, in Markdown.")
            .InFolder("registers");
}

/// <summary>
/// What a holder must do, under provisions, under a heading. A lead-in (it ends in ":") carries parts;
/// it is neither rated nor "nothing recorded".
/// </summary>
public sealed class Responsibility : DatedRecord<Responsibility>
{
    /// <summary>The register in which it stands.</summary>
    public required Id<Register> Register { get; init; }

    /// <summary>The heading under which it stands.</summary>
    public string? Heading { get; set; }

    /// <summary>The paragraph as printed; null where the cell is blank. A part or a blank inherits the one above.</summary>
    public string? Number { get; set; }

    /// <summary>Whether it only leads in to its parts.</summary>
    public bool LeadIn { get; set; }

    /// <summary>The lead-in of which it is a part.</summary>
    public Id<Responsibility>? PartOf { get; set; }

    /// <summary>What must be done.</summary>
    public required string Text { get; set; }

    /// <summary>After how long an account of it is looked at again; null to go by its register.</summary>
    public CalendarSpan? ReviewAfter { get; set; }

    internal static Shape<Responsibility> Shape { get; } =
        new Shape<Responsibility>("responsibility", "responsibilities", "What the holder must do.")
            .In(r => r.Register, "register")
            .Titled(r => r.Text)
            .FoundBy(r => r.Text, r => r.Heading, r => r.Number)
            .Value("heading", r => r.Heading, "The heading under which it stands.")
            .Value("number", r => r.Number, "The paragraph as printed; leave it out where the cell is blank.")
            .Value("lead-in", r => r.LeadIn, "true where it only leads in to its parts.")
            .Value("part-of", r => r.PartOf, "The lead-in of which it is a part.")
            .Value("text", r => r.Text, "What must be done.", required: true)
            .Value(
                "review-after",
                r => r.ReviewAfter,
                "After how long a position of it is looked at again where it names no day: “3 months”. Leave it out to go by the register."
            )
            .Links<Citation, Id<Provision>>(
                "provisions",
                "citation",
                "citations",
                c => c.Responsibility,
                c => c.Provision,
                "The provisions that ask for it."
            )
            .Dated(r => r.Period);
}

/// <summary>That a responsibility rests on a provision.</summary>
public sealed class Citation : Link<Citation>
{
    /// <summary>The responsibility.</summary>
    public required Id<Responsibility> Responsibility { get; init; }

    /// <summary>The provision.</summary>
    public required Id<Provision> Provision { get; init; }
}

/// <summary>How well a responsibility is met.</summary>
public enum Rating
{
    Met,
    PartlyMet,
    NotMet,
    NotAssessed,
    NotApplicable,
}

/// <summary>What became of a position that somebody wrote for the holder. It never counts while it has one of these.</summary>
public enum DraftState
{
    /// <summary>It waits for the holder.</summary>
    Waiting,

    /// <summary>The holder sent it back, with words.</summary>
    SentBack,

    /// <summary>A newer draft, or what the holder made of it, stands in its place.</summary>
    Replaced,

    /// <summary>It was given up.</summary>
    Withdrawn,
}

/// <summary>
/// The papers' "action taken": a dated account by someone of how a responsibility is met, with a rating and evidence.
/// A nil position ("no agreement in place") is a position too. Positions are never overwritten: a newer one follows.
/// </summary>
public sealed class Position : Record<Position>
{
    /// <summary>The longest text: some ten pages.</summary>
    public const int MostLetters = 20_000;

    /// <summary>The longest words with which a draft is sent back.</summary>
    public const int MostLettersBack = 2_000;

    /// <summary>The responsibility.</summary>
    public required Id<Responsibility> Responsibility { get; init; }

    /// <summary>What has been done.</summary>
    public required string Text { get; set; }

    /// <summary>How well it is met; null where nobody rated it.</summary>
    public Rating? Rating { get; set; }

    /// <summary>Whether it says that there is nothing to report.</summary>
    public bool Nil { get; set; }

    /// <summary>The day that it speaks of; null where the paper gives none.</summary>
    public DateOnly? On { get; set; }

    /// <summary>Who says so.</summary>
    public RecordRef? By { get; set; }

    /// <summary>The day by which it is to be looked at again.</summary>
    public DateOnly? ReviewOn { get; set; }

    /// <summary>Where it is a draft: how far that is. Null for one that counts.</summary>
    public DraftState? Draft { get; set; }

    /// <summary>Who wrote it for the holder: a person whom the holder lets, or the post that discharges the responsibility.</summary>
    public RecordRef? DraftedBy { get; set; }

    /// <summary>Why the holder sent it back.</summary>
    public string? SentBack { get; set; }

    /// <summary>The draft of which it was made.</summary>
    public RecordRef? MadeOf { get; set; }

    /// <summary>Whether it is a draft that is still open: it waits, or was sent back.</summary>
    public bool IsOpenDraft => Draft is DraftState.Waiting or DraftState.SentBack;

    internal static Shape<Position> Shape { get; } =
        new Shape<Position>("position", "positions", "A dated account of how the responsibility is met.")
            .In(p => p.Responsibility, "responsibility")
            .BelongsTo(p => p.DraftedBy)
            .SpeaksForItsHolder(p => p.Text)
            .FoundFrom(p => p.On)
            .SearchedUnless(p => p.Draft)
            .Value("text", p => p.Text, "What has been done: the papers' “action taken”.", required: true)
            .Value("rating", p => p.Rating, "How well it is met; leave it out where nobody rated it.")
            .Value("nil", p => p.Nil, "true where it says that there is nothing in place or nothing to report.")
            .Value("on", p => p.On, "The day that it speaks of; leave it out where the paper gives none.")
            .Value("by", p => p.By, "Who says so.", kinds: ["post", "body", "organisation", "person"])
            .Value("review-on", p => p.ReviewOn, "The day by which it is to be looked at again.")
            .Value(
                "draft",
                p => p.Draft,
                "Of a draft: waiting, sent-back, replaced or withdrawn. Leave it out of a position that counts."
            )
            .Value("drafted-by", p => p.DraftedBy, "Who wrote it for the holder.", kinds: ["person", "post"])
            .Value("sent-back", p => p.SentBack, "Why the holder sent the draft back.")
            .Value("made-of", p => p.MadeOf, "The draft of which it was made.", kinds: ["position"])
            .Personally(p => p.Text, p => p.SentBack);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals()
    {
        if (Text.Length > MostLetters)
            yield return new Refusal(
                "An account can be read",
                $"What has been done has {Text.Length:N0} letters, and may have {MostLetters:N0}. Shorten it, and attach the rest as a document.",
                Field: "text"
            );
        if (SentBack?.Length > MostLettersBack)
            yield return new Refusal(
                "What is sent back can be read",
                $"What you say of the draft has {SentBack.Length:N0} letters, and may have {MostLettersBack:N0}. Shorten it, or change the draft yourself.",
                Field: "sent-back"
            );
        if (Draft is not null && DraftedBy is null)
            yield return new Refusal("A draft is somebody’s", "Say who drafted it.", Field: "drafted-by");
        if (Draft == DraftState.SentBack && string.IsNullOrWhiteSpace(SentBack))
            yield return new Refusal(
                "What is sent back says why",
                "Say in a few words what is to be different, for whoever drafted it.",
                Field: "sent-back"
            );
    }
}

/// <summary>What stands behind a position: a record, a document, or an outside source with its own date.</summary>
public sealed class Evidence : Record<Evidence>
{
    /// <summary>The longest title: a few sentences.</summary>
    public const int MostLetters = 1_000;

    /// <summary>The position.</summary>
    public required Id<Position> Position { get; init; }

    /// <summary>What it is.</summary>
    public required string Title { get; set; }

    /// <summary>The record that it is.</summary>
    public RecordRef? Record { get; set; }

    /// <summary>Its address, for an outside source.</summary>
    public string? Address { get; set; }

    /// <summary>Its own date.</summary>
    public DateOnly? Dated { get; set; }

    /// <summary>The SHA-256 of the document that is attached, in hexadecimal.</summary>
    public string? File { get; set; }

    /// <summary>The name of that document.</summary>
    public string? FileName { get; set; }

    internal static Shape<Evidence> Shape { get; } =
        new Shape<Evidence>("evidence", "evidence", "What stands behind the position.")
            .Called("piece of evidence", "pieces of evidence")
            .In(e => e.Position, "position")
            .Titled(e => e.Title)
            .SpeaksForItsHolder(e => e.Title)
            .Value("title", e => e.Title, "What it is.", required: true)
            .Value("record", e => e.Record, "The record that it is.")
            .Value("address", e => e.Address, "Its address, for an outside source.")
            .Value("dated", e => e.Dated, "Its own date.")
            .Value("file", e => e.File, "The SHA-256 of the document that is attached: its name in the folder attachments.")
            .Value("file-name", e => e.FileName, "The name of that document.");

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Refusals() =>
        PublicAddress.Refusals(Title, Address).Concat(AttachedFile.Refusals(File, FileName)).Concat(TooLong(Title));

    /// <summary>What is wrong with a title that is more than one; nothing where it is short enough.</summary>
    internal static IEnumerable<Refusal> TooLong(string title)
    {
        if (title.Length > MostLetters)
            yield return new Refusal(
                "A piece of evidence has a title",
                $"What the evidence is has {title.Length:N0} letters, and may have {MostLetters:N0}. Shorten it, and attach the rest as a document.",
                Field: "title"
            );
    }
}
