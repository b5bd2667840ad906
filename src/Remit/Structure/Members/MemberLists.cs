using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Documents;
using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Bodies;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>
/// Finds the lists of members in a document of text: under a heading such as "Membership" or a sentence such as "Members will include:",
/// up to the next heading. Says what it leaves out.
/// </summary>
internal sealed partial class MemberLists
{
    private readonly Proposal proposal;
    private readonly MemberNames names;
    private readonly IReadOnlyList<Block> blocks;
    private readonly List<(int Block, MemberDraft Draft)> drafts = [];
    private readonly List<(int Depth, string Organisation)> parents = [];
    private Section? section;
    private (int First, int Count)? outside;

    private MemberLists(Proposal proposal, MemberNames names, Document document) =>
        (this.proposal, this.names, blocks) = (proposal, names, document.Blocks);

    /// <summary>A list of members: by what it was opened, and what its last group heading says.</summary>
    private sealed record Section(int? Level, int? Figure, PlaceKind? Kind, PlaceRole? Role);

    /// <summary>Every place that lists give, with the number of its block.</summary>
    public static IReadOnlyList<(int Block, MemberDraft Draft)> Read(Proposal proposal, MemberNames names, Document document)
    {
        var lists = new MemberLists(proposal, names, document);
        for (var at = 0; at < document.Blocks.Count; at++)
            lists.Take(at);
        lists.SayOutside();
        return lists.drafts;
    }

    /// <summary>Whether a document has a list under a heading that speaks of members.</summary>
    public static bool HasMembership(Document document) =>
        document
            .Blocks.Zip(document.Blocks.Skip(1))
            .Any(pair =>
                pair.First is Paragraph or ListItem && pair.Second is ListItem && IsOpening(TextOf(pair.First), pair.Second)
            );

    private void Take(int at)
    {
        var block = blocks[at];
        if (block is Table)
            return;
        var text = TextOf(block);
        if (text.Length == 0)
            return;
        if (section is null)
        {
            if (!TryOpen(at, text))
                LeaveOutside(at);
            return;
        }
        if (Closes(block, text))
        {
            section = null;
            parents.Clear();
            if (!TryOpen(at, text))
                LeaveOutside(at);
            return;
        }
        if (IsGroup(at, text))
            return;
        proposal.Rows++;
        if (IsSentence(text) || (block is Paragraph && !IsMemberLine(text)))
        {
            proposal.Say(FindingKind.LeftOut, block.Place, $"“{LooseName.Short(text)}” is no member of a list.");
            return;
        }
        foreach (var draft in Line(text, block.Place, ParentOf(block)))
            drafts.Add((at, draft));
    }

    // ---- where lists are

    private bool TryOpen(int at, string text)
    {
        var block = blocks[at];
        var level = (block as Paragraph)?.Level;
        var figure = (block as ListItem)?.Mark.AsFigure;
        if (block is ListItem { Mark.IsBullet: true })
            return false;
        var isHeading =
            text.Length <= 100
            && !text.EndsWith('.')
            && !Duties().IsMatch(text)
            && !Verbs().IsMatch(HeadingOf(text))
            && MemberWords.Shipped.IsMembershipHeading(HeadingOf(text));
        if (!isHeading && !IsOpening(text, at + 1 < blocks.Count ? blocks[at + 1] : null))
            return false;
        SayOutside();
        section = new Section(level, figure, MemberWords.KindOf(HeadingOf(text)), null);
        parents.Clear();
        if (text.Contains("minimum", StringComparison.OrdinalIgnoreCase))
            proposal.Say(
                FindingKind.LeftOut,
                block.Place,
                "the list is called a minimum: there can be more members than it says."
            );
        return true;
    }

    /// <summary>"Members will include:", "2. Membership: the group is made up of" with a list below.</summary>
    private static bool IsOpening(string text, Block? next) =>
        text.Length <= 400
        && next is ListItem or Paragraph
        && MemberWords.Shipped.SpeaksOfMembers(text)
        && !Duties().IsMatch(text)
        && (
            (next is ListItem { Mark.IsBullet: true } && (text.EndsWith(':') || Opening().IsMatch(text)))
            || (next is ListItem && MemberWords.Shipped.IsMembershipHeading(HeadingOf(text)) && text.Length <= 100)
            || (text.EndsWith(':') && Opening().IsMatch(text))
        );

    private bool Closes(Block block, string text)
    {
        if (block is Paragraph { Level: { } level })
            return !MemberWords.Shipped.IsMembershipHeading(text)
                && (section!.Level is null || level <= section.Level || MemberWords.Shipped.IsOtherHeading(text));
        if (block is Paragraph && text.EndsWith(':') && Duties().IsMatch(text))
            return true;
        if (block is Paragraph paragraph)
            return paragraph.IsLabel
                || paragraph.IsNotesHeading
                || (
                    text.Length <= 80
                    && MemberWords.Shipped.IsOtherHeading(HeadingOf(text))
                    && !MemberWords.Shipped.IsMembershipHeading(text)
                );
        var item = (ListItem)block;
        if (item.Mark.IsBullet)
            return false;
        if (section!.Figure is { } opened && item.Mark.AsFigure == opened + 1)
            return true;
        return text.Length <= 80
            && MemberWords.Shipped.IsOtherHeading(HeadingOf(text))
            && !MemberWords.Shipped.IsMembershipHeading(text);
    }

    /// <summary>A heading inside the list: a kind of member, or an organisation with its posts below.</summary>
    private bool IsGroup(int at, string text)
    {
        var block = blocks[at];
        var next = at + 1 < blocks.Count ? blocks[at + 1] : null;
        var bare = text.TrimEnd(':', ' ');
        var isHeading = block is Paragraph { Level: not null };
        var hasBelow =
            next is ListItem below
            && (block is not ListItem item || below.Depth > item.Depth || item.Mark.IsBullet != below.Mark.IsBullet);
        var leads = isHeading || hasBelow || (text.EndsWith(':') && next is ListItem or Paragraph);
        if (IsOpening(text, next) && block is Paragraph && IsSentence(text))
        {
            parents.Clear();
            return true;
        }
        if (MemberWords.Shipped.IsMembershipHeading(bare) && bare.Length <= 80 && (leads || block is Paragraph))
        {
            section = section! with { Kind = MemberWords.KindOf(bare), Role = null };
            parents.Clear();
            return true;
        }
        if (!leads || bare.Length > 120)
            return false;
        if (MemberWords.RoleOf(bare) is { } role and not PlaceRole.Member && block is Paragraph)
        {
            section = section! with { Role = role };
            return true;
        }
        var sort = names.SortOf(bare);
        if (sort is MemberNames.Sort.Post or MemberNames.Sort.Person || names.Segments(bare).Count > 1)
            return false;
        var depth = (block as ListItem)?.Depth ?? -1;
        parents.RemoveAll(p => p.Depth >= depth);
        parents.Add((depth, bare));
        if (sort != MemberNames.Sort.Organisation)
            proposal.Say(
                FindingKind.Doubtful,
                block.Place,
                $"“{LooseName.Short(bare)}” was taken as the organisation of what stands below it."
            );
        return true;
    }

    private string? ParentOf(Block block)
    {
        if (parents.Count == 0)
            return null;
        if (block is not ListItem item)
            return parents[^1].Organisation;
        // Where the file tells no depth, a line that ends in a colon leads the items up to the next such line.
        var flat = parents[^1].Depth == item.Depth && item.Depth == 0 && !blocks.OfType<ListItem>().Any(i => i.Depth > 0);
        return flat
            ? parents[^1].Organisation
            : parents.Where(p => p.Depth < item.Depth).Select(p => p.Organisation).LastOrDefault();
    }

    // ---- what a line says

    private IEnumerable<MemberDraft> Line(string text, FilePlace place, string? parent)
    {
        var phrase = MemberPhrase.Read(text);
        var notes = new List<string>();
        var doubts = new List<string>();
        if (phrase.Deputies is not null)
            notes.Add($"Deputies: “{phrase.Deputies}”.");
        if (phrase.IsEither)
            doubts.Add($"“{LooseName.Short(phrase.Text)}” leaves open which of the two it is; it was taken as one place");
        var parts = new Parts(phrase.Role, phrase.IsVacant);
        var segments =
            phrase.IsEither && phrase.Text.IndexOf(':', StringComparison.Ordinal) < 0
                ? [phrase.Text]
                : names.Segments(phrase.Text);
        foreach (var segment in segments)
            Sort(parts, segment, segments.Count, place);
        foreach (var bracket in phrase.Brackets)
            Bracket(parts, bracket, place);
        if (
            segments.Count > 1
            && parts.Titles.Count > 1
            && parts.Organisation is null
            && parts.Others.Count == 1
            && parts.Titles[^1] == parts.Others[0]
        )
        {
            // "Chief Nurse: Something": what stands behind a post is mostly its organisation.
            parts.Organisation = parts.Others[0];
            parts.Titles.RemoveAt(parts.Titles.Count - 1);
            doubts.Add($"“{LooseName.Short(parts.Organisation)}” was taken as the organisation");
        }
        var title = parts.Titles.Count > 0 ? string.Join(", ", parts.Titles) : null;
        if (
            title is not null
            && parts.Organisation is null
            && parent is null
            && !phrase.IsEither
            && names.Apart(title) is { } apart
        )
            (title, parts.Organisation) = apart;
        var chairOf = ChairOf(phrase, parts, ref title, doubts);
        if (parts.Organisation is null && title is not null && parent is null && names.IsOrganisation(title))
            parts.Organisation = title;
        title ??= parts.Role is { } role and not PlaceRole.Member ? role.OnScreen() : parts.Organisation;
        var draft = new MemberDraft
        {
            Place = place,
            Title = title,
            Name = parts.Name,
            Job = parts.Name is null || parts.Titles.Count == 0 ? null : title,
            TitleIsJob = parts.Name is not null,
            IsVacant = parts.IsVacant,
            Organisation = parts.Organisation ?? parent,
            ChairOf = chairOf,
            Role = parts.Role ?? section!.Role,
            Kind = phrase.Kind ?? section!.Kind ?? (title is null ? null : KindOfTitle(title)),
            Vote = phrase.Vote,
            Level = phrase.Level is null ? null : $"{title} {phrase.Level}",
            Interim = phrase.IsInterim,
            ExOfficio = phrase.ExOfficio,
            Note = notes.Count > 0 ? string.Join(' ', notes) : null,
            Doubts = doubts,
        };
        if (phrase.Count > 1)
            doubts.Add(string.Create(CultureInfo.InvariantCulture, $"it was taken as {phrase.Count} places"));
        return Enumerable.Range(0, phrase.Count).Select(n => n == 0 ? draft : draft with { Name = null, Doubts = [] });
    }

    private sealed class Parts(PlaceRole? role, bool isVacant)
    {
        public List<string> Titles { get; } = [];

        public List<string> Others { get; } = [];

        public WrittenName? Name { get; set; }

        public string? Organisation { get; set; }

        public PlaceRole? Role { get; set; } = role;

        public bool IsVacant { get; set; } = isVacant;
    }

    private void Sort(Parts parts, string segment, int segments, FilePlace place)
    {
        if (MemberPhrase.SaysVacant(segment) && segments > 1)
        {
            parts.IsVacant = true;
            return;
        }
        switch (names.SortOf(segment))
        {
            case MemberNames.Sort.Role when MemberWords.RoleOf(segment) is { } role:
                parts.Role ??= role;
                break;
            case MemberNames.Sort.Person when parts.Name is null:
                parts.Name = new WrittenName(segment, place);
                break;
            case MemberNames.Sort.MaybePerson when parts.Name is null:
                parts.Name = new WrittenName(segment, place, MayBeNone: true);
                break;
            case MemberNames.Sort.Organisation when parts.Organisation is null:
                parts.Organisation = segment;
                break;
            case MemberNames.Sort.Post:
                parts.Titles.Add(segment);
                break;
            default:
                parts.Titles.Add(segment);
                parts.Others.Add(segment);
                break;
        }
    }

    private void Bracket(Parts parts, string bracket, FilePlace place)
    {
        var sort = names.SortOf(bracket);
        if (sort == MemberNames.Sort.Organisation && parts.Organisation is null)
            parts.Organisation = bracket;
        else if (sort == MemberNames.Sort.Person && parts.Name is null)
            parts.Name = new WrittenName(bracket, place);
        else if (parts.Titles.Count > 0)
            parts.Titles[^1] += $" ({bracket})";
        else if (parts.Organisation is not null && !bracket.Contains(' ', StringComparison.Ordinal))
            parts.Organisation += $" ({bracket})";
        else
            parts.Titles.Add(bracket);
    }

    /// <summary>"Chair – CDOP", "Chair of the Safeguarding Management Group": whoever chairs that body, where it is another one.</summary>
    private string? ChairOf(MemberPhrase phrase, Parts parts, ref string? title, List<string> doubts)
    {
        if (title is not null && ChairOfWords().Match(title) is { Success: true } of)
        {
            var named = of.Groups["body"].Value;
            if (names.IsThisBody(named))
            {
                parts.Role = PlaceRole.Chair;
                return null;
            }
            return named;
        }
        if (
            parts.Role != PlaceRole.Chair
            || parts.Organisation is not { } other
            || phrase.Role is not null
            || parts.Name is not null
            || parts.Titles.Count > 0
        )
            return null;
        var isBody = names.IsOtherBody(other);
        if (!isBody && names.IsKnownOrganisation(other))
            return null;
        if (
            !isBody
            && (names.IsThisBody(other) || !EndsAsGroup().IsMatch(other))
            && !other.All(letter => char.IsUpper(letter) || !char.IsLetter(letter))
        )
            return null;
        parts.Role = null;
        parts.Organisation = null;
        title = phrase.Text;
        doubts.Add($"“{LooseName.Short(phrase.Text)}” was taken as whoever chairs {other}, and not as the chair here");
        return other;
    }

    private static PlaceKind? KindOfTitle(string title) =>
        MemberWords.Of(title) is { Count: <= 4 } words && words.Contains("lay", StringComparer.Ordinal) ? PlaceKind.Lay
        : MemberWords.Of(title) is { Count: <= 3 } few && few.Contains("observer", StringComparer.Ordinal) ? PlaceKind.Observer
        : null;

    // ---- what is no member

    private bool IsMemberLine(string text) =>
        text.Length <= 160
        && !text.EndsWith(':')
        && names.Segments(MemberPhrase.Read(text).Text).Any(s => names.SortOf(s) != MemberNames.Sort.Other);

    private static bool IsSentence(string text) =>
        text.Length > 300
        || (Verbs().IsMatch(text) && text.Split(' ').Length >= 6)
        || (text.EndsWith('.') && text.Split(' ').Length > 14);

    private static string HeadingOf(string text) =>
        text.Contains(':', StringComparison.Ordinal) && text.IndexOf(':', StringComparison.Ordinal) is var colon and > 3
            ? text[..colon]
            : text;

    private static string TextOf(Block block) =>
        block switch
        {
            Paragraph paragraph => Numbered().Replace(OneLine.Of(paragraph.Text), ""),
            ListItem item => OneLine.Of(item.Text),
            _ => "",
        };

    private void LeaveOutside(int at)
    {
        outside = outside is { } run ? (run.First, run.Count + 1) : (at, 1);
        if (at + 1 >= blocks.Count || blocks[at + 1] is Table)
            SayOutside();
    }

    private void SayOutside()
    {
        if (outside is not { } run)
            return;
        var first = blocks[run.First];
        // A title that stands alone was read for whose members they are.
        if (run is (0, 1) && first is Paragraph title && new BodyTitle(title.Text, title.Place).Name is not null)
        {
            outside = null;
            return;
        }
        proposal.Say(
            FindingKind.LeftOut,
            first.Place,
            run.Count == 1
                ? $"“{LooseName.Short(TextOf(first))}” is no list of members."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.Count} paragraphs and items from “{LooseName.Short(TextOf(first))}” on are no list of members."
                )
        );
        outside = null;
    }

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        """\b(?:includes?|including|comprises?|comprising|consists?|made\s+up|drawn|composed|as\s+follows|representation\s+from|representatives\s+from|are|is)\b""",
        Plainly
    )]
    private static partial Regex Opening();

    [GeneratedRegex(
        """\b(?:responsib|dut(?:y|ies)|expected\s+to|required\s+to|must|role\s+of|should|shall|will\s+(?!be\b|include|comprise|consist))""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Duties();

    [GeneratedRegex("""\b(?:sub-?)?(?:group|committee|panel|board)$""", Plainly)]
    private static partial Regex EndsAsGroup();

    [GeneratedRegex("""\b(?:will|shall|must|should|is|are|be|has|have|can|may)\b""", Plainly)]
    private static partial Regex Verbs();

    [GeneratedRegex("""^(?:independent\s+)?(?:chair|chairman|chairperson)\s+of\s+(?:the\s+)?(?<body>.+)$""", Plainly)]
    private static partial Regex ChairOfWords();

    [GeneratedRegex("""^\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+""", Plainly)]
    private static partial Regex Numbered();
}
