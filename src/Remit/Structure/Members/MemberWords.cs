using Remit.Intake;
using Remit.Kernel;
using Remit.Structure.Matching;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>The words by which membership lists are read, from the data file <c>names.yaml</c> beside this class.</summary>
internal sealed class MemberWords
{
    internal const string Resource = "Remit.Structure.Members.names.yaml";

    private readonly HashSet<string> posts;
    private readonly HashSet<string> organisations;
    private readonly HashSet<string> others;
    private readonly HashSet<string> surnames;
    private readonly HashSet<string> membership;
    private readonly HashSet<string> headings;

    private MemberWords(Words file)
    {
        posts = Singular(file.Posts);
        organisations = Singular(file.Organisations);
        others = Singular(file.Others);
        surnames = Singular(file.Surnames);
        membership = [.. file.Membership];
        headings = Singular(file.Headings);
    }

    public static MemberWords Shipped { get; } = Load();

    /// <summary>Lower case words, in the singular.</summary>
    public static IReadOnlyList<string> Of(string text) =>
        [
            .. MatchingWords
                .Plain(text.Length > 400 ? text[..400] : text)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(LooseName.Singular),
        ];

    public bool NamesAPost(IReadOnlyList<string> words) => words.Any(posts.Contains);

    public bool NamesAnOrganisation(IReadOnlyList<string> words) => words.Any(organisations.Contains);

    /// <summary>Whether a word of a phrase can be no part of a person's name.</summary>
    public bool IsNoName(string word) => posts.Contains(word) || organisations.Contains(word) || others.Contains(word);

    /// <summary>
    /// Whether a text reads as the name of a person: two to four words in letters, none of which names a post or an organisation. A
    /// surname can be such a word ("John Head") where the word before it is none.
    /// </summary>
    public bool LooksLikeAPerson(string text)
    {
        var name = PersonName.Read(text);
        if (name.HasTitle)
            return name.Words.Count is > 0 and <= 5 && !name.Words.SkipLast(1).Any(IsNoName);
        if (
            name.Words.Count is < 2 or > 5
            || text.Length > 80
            || text.Any(letter => char.IsDigit(letter) || letter is '@' or ':')
        )
            return false;
        var written = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (!written.All(word => char.IsUpper(word[0]) || word.Length <= 3 || !written.Any(w => char.IsUpper(w[0]))))
            return false;
        // Capitals alone are a short form: "LLR ICB".
        if (written.All(word => word.Length <= 5 && word.All(char.IsAsciiLetterUpper)))
            return false;
        var known = name.Words.Select(LooseName.Singular).ToList();
        return !known.SkipLast(1).Any(IsNoName) && ((known.Count == 2 && surnames.Contains(known[^1])) || !IsNoName(known[^1]));
    }

    /// <summary>
    /// Whether a heading stands over members: it speaks of members or of who is there – in the plural, because "Lead Member" is one of
    /// them – and of no duty, meeting or vote of theirs. A slip of typing makes no difference.
    /// </summary>
    public bool IsMembershipHeading(string text)
    {
        var words = MatchingWords.Plain(text.Length > 120 ? "" : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 9)
            return false;
        var at = Array.FindIndex(words, IsMembershipWord);
        return at >= 0
            && (
                at == 0
                || KindOf(text) is not null
                || !words.Select(LooseName.Singular).Any(w => headings.Contains(w) && w != "board")
            );
    }

    /// <summary>Whether a text speaks of members or membership at all.</summary>
    public bool SpeaksOfMembers(string text) =>
        MatchingWords.Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(IsMembershipWord);

    private bool IsMembershipWord(string word) =>
        membership.Contains(word) || (word.Length > 6 && membership.Any(m => m.Length > 6 && EditDistance.Within(word, m, 1)));

    /// <summary>Whether a line is the heading of another part of terms of reference.</summary>
    public bool IsOtherHeading(string text)
    {
        var words = Of(text);
        return words.Count is > 0 and <= 8 && headings.Contains(words[0]) && !NamesAPost(words);
    }

    /// <summary>The kind of member that a word or heading says; null where it says none.</summary>
    public static PlaceKind? KindOf(string text)
    {
        var words = string.Join(' ', Of(text)).Replace("co opt", "coopt", StringComparison.Ordinal);
        return words switch
        {
            "" => null,
            _ when Has("non executive") || Has("nonexecutive") => PlaceKind.NonExecutive,
            _ when Has("cooptee") || Has("coopted") || Has("coopt") => PlaceKind.CoOpted,
            _ when Has("attendance") || Has("attendee") || Has("invitee") || Has("by invitation") || Has("invited") =>
                PlaceKind.InAttendance,
            _ when Has("observer") => PlaceKind.Observer,
            _ when Has("adviser") || Has("advisor") || Has("advisory") => PlaceKind.Adviser,
            _ when Has("lay") || Has("lay member") => PlaceKind.Lay,
            _ when Has("associate") || Has("affiliate") => PlaceKind.Associate,
            _ when Has("core")
                    || Has("statutory member")
                    || Has("statutory partner")
                    || Has("full member")
                    || Has("permanent member")
                    || Has("executive member") => PlaceKind.Core,
            _ => null,
        };

        bool Has(string phrase) => $" {words} ".Contains($" {phrase} ", StringComparison.Ordinal);
    }

    /// <summary>What somebody does at the meeting, where a text says that and nothing else: "Chair", "Independent Chair", "Vice-Chair".</summary>
    public static PlaceRole? RoleOf(string text) =>
        string.Join(' ', Of(text)) switch
        {
            "chair"
            or "chairman"
            or "chairwoman"
            or "chairperson"
            or "independent chair"
            or "interim chair"
            or "acting chair"
            or "board chair"
            or "chair of board"
            or "chair of the board" => PlaceRole.Chair,
            "co chair" or "cochair" or "joint chair" => PlaceRole.CoChair,
            "vice chair"
            or "vicechair"
            or "deputy chair"
            or "vice chairman"
            or "deputy chairman"
            or "vice chairperson"
            or "deputy chairperson"
            or "vice chairwoman" => PlaceRole.DeputyChair,
            "member" or "board member" or "group member" or "ordinary member" => PlaceRole.Member,
            _ => null,
        };

    /// <summary>Whether its holder votes, where a text says so.</summary>
    public static Vote? VoteOf(string text) =>
        string.Join(' ', Of(text)) switch
        {
            "voting" or "yes" or "y" or "vote" or "full" or "voting member" or "true" => Vote.Voting,
            "non voting" or "nonvoting" or "no" or "n" or "advisory" or "none" or "non voting member" or "no vote" or "false" =>
                Vote.Advisory,
            _ => null,
        };

    private static HashSet<string> Singular(IEnumerable<string> words) =>
        [.. words.SelectMany(w => w.Split(' ')).Select(LooseName.Singular)];

    private static MemberWords Load() => new(WordsFile.Load<Words>(Resource));

    private sealed class Words
    {
        public List<string> Posts { get; set; } = [];

        public List<string> Organisations { get; set; } = [];

        public List<string> Others { get; set; } = [];

        public List<string> Surnames { get; set; } = [];

        public List<string> Membership { get; set; } = [];

        public List<string> Headings { get; set; } = [];
    }
}
