using System.Globalization;
using System.Text.RegularExpressions;
using Remit.Kernel;
using Remit.Structure.Places;

namespace Remit.Structure.Members;

/// <summary>
/// A phrase of a membership list without what is said beside it: "Director of Public Health (Chair)", "Head of Service as a minimum",
/// "Head teacher representative x 2", "or nominated deputy".
/// </summary>
internal sealed partial record MemberPhrase
{
    /// <summary>What is left: a post, an organisation, a name, or several of them.</summary>
    public required string Text { get; init; }

    public PlaceRole? Role { get; private set; }

    public PlaceKind? Kind { get; private set; }

    public Vote? Vote { get; private set; }

    /// <summary>How many places it stands for.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The words about deputies: "or nominated deputy".</summary>
    public string? Deputies { get; private set; }

    /// <summary>The words about the level: "as a minimum".</summary>
    public string? Level { get; private set; }

    /// <summary>Whether "and/or" leaves open which of two is meant.</summary>
    public bool IsEither { get; private set; }

    public bool IsInterim { get; private set; }

    public bool IsShared { get; private set; }

    public bool IsVacant { get; private set; }

    /// <summary>The ex officio words: "ex officio, as Director".</summary>
    public string? ExOfficio { get; private set; }

    /// <summary>What stood in brackets and says nothing of these: mostly an organisation.</summary>
    public IReadOnlyList<string> Brackets { get; private set; } = [];

    /// <summary>Takes a phrase apart.</summary>
    public static MemberPhrase Read(string written)
    {
        var text = OneLine.Of(written);
        if (text.Length > 1000)
            text = text[..1000];
        var read = new MemberPhrase { Text = "" };
        var brackets = new List<string>();
        text = read.WithoutBrackets(text, brackets);
        text = Trimmed(text);
        if (DeputyWords().Match(text) is { Success: true } deputies && deputies.Index > 0)
        {
            read.Deputies = deputies.Value.Trim(' ', ',', '–', '-');
            text = Trimmed(text.Remove(deputies.Index, deputies.Length));
        }
        if (LevelWords().Match(text) is { Success: true } level && (level.Index > 0 || level.Length < text.Length))
        {
            read.Level = level.Value.Trim(' ', ',', '–', '-');
            text = Trimmed(text.Remove(level.Index, level.Length));
        }
        if (CountAfter().Match(text) is { Success: true } after && after.Index > 0)
        {
            read.Count = Number(after.Groups["count"].Value);
            text = Trimmed(text[..after.Index] + after.Groups["rest"].Value);
        }
        else if (CountBefore().Match(text) is { Success: true } before)
        {
            read.Count = Number(before.Groups["count"].Value);
            text = Trimmed(text[before.Length..]);
        }
        if (ExOfficioWords().Match(text) is { Success: true } office && office.Index > 0)
        {
            read.ExOfficio = office.Value.Trim(' ', ',');
            text = Trimmed(text[..office.Index]);
        }
        read.IsEither = text.Contains("and/or", StringComparison.OrdinalIgnoreCase);
        read.Brackets = brackets;
        return read with { Text = text };
    }

    /// <summary>Whether a text says that a place is empty: "Vacant since 1 April", "TBC", "appointment to be made".</summary>
    public static bool SaysVacant(string text) => text.Length < 120 && VacantWords().IsMatch(text.Trim());

    /// <summary>Whether a text stands for no name at all: "-", "Holder not recorded".</summary>
    public static bool SaysNothing(string text) => text.Length < 60 && NothingWords().IsMatch(text.Trim());

    /// <summary>Without the marks and the "and" by which a list goes on.</summary>
    internal static string Trimmed(string text)
    {
        var cut = Bare(text);
        return cut.EndsWith(" and", StringComparison.OrdinalIgnoreCase) ? Bare(cut[..^4]) : cut;

        static string Bare(string words) =>
            words.Trim(' ', ';', ',', '.', '·', '•', '\u00a0', '–', '—', '-', ':', '*', '|').Trim();
    }

    private string WithoutBrackets(string text, List<string> brackets)
    {
        var outside = text;
        for (var turn = 0; turn < 10; turn++)
        {
            var open = outside.IndexOf('(', StringComparison.Ordinal);
            if (open < 0)
                break;
            var close = outside.IndexOf(')', open);
            var inside = (close < 0 ? outside[(open + 1)..] : outside[(open + 1)..close]).Trim();
            outside = OneLine.Of(outside[..open] + " " + (close < 0 ? "" : outside[(close + 1)..]));
            if (!Takes(inside) && inside.Length > 0)
                brackets.Add(inside);
        }
        return outside;
    }

    /// <summary>Takes what stands in brackets where it is said beside the name; false where it is part of it.</summary>
    private bool Takes(string inside)
    {
        if (SaysVacant(inside))
            return IsVacant = true;
        if (CountInBrackets().Match(inside) is { Success: true } count)
        {
            Count = Number(count.Groups["count"].Value);
            return true;
        }
        if (ExOfficioWords().IsMatch(inside))
        {
            ExOfficio = inside;
            return true;
        }
        if (DeputyWords().IsMatch(" " + inside) || inside.Equals("or deputy", StringComparison.OrdinalIgnoreCase))
        {
            Deputies = inside;
            return true;
        }
        if (LevelWords().IsMatch(inside) && inside.Length < 40)
        {
            Level = inside;
            return true;
        }
        if (
            inside.Equals("job share", StringComparison.OrdinalIgnoreCase)
            || inside.Equals("job-share", StringComparison.OrdinalIgnoreCase)
            || inside.Equals("shared", StringComparison.OrdinalIgnoreCase)
        )
            return IsShared = true;
        if (
            inside.Equals("interim", StringComparison.OrdinalIgnoreCase)
            || inside.Equals("acting", StringComparison.OrdinalIgnoreCase)
        )
            return IsInterim = true;
        // "Chair and voting member", "Chair, core"
        var pieces = BetweenTags().Split(inside);
        var taken = 0;
        foreach (var piece in pieces)
        {
            var before = (Role, Kind, Vote, IsInterim);
            if (MemberWords.RoleOf(piece) is { } role)
            {
                Role = role;
                IsInterim |=
                    piece.Contains("interim", StringComparison.OrdinalIgnoreCase)
                    || piece.Contains("acting", StringComparison.OrdinalIgnoreCase);
            }
            else if (piece.Contains("voting", StringComparison.OrdinalIgnoreCase) && MemberWords.VoteOf(piece) is { } vote)
                Vote = vote;
            else if (
                MemberWords.KindOf(piece) is { } kind
                && piece.Length < 30
                && !piece.Contains(" to ", StringComparison.OrdinalIgnoreCase)
            )
                Kind = kind;
            if (before != (Role, Kind, Vote, IsInterim))
                taken++;
        }
        return taken == pieces.Length;
    }

    private static int Number(string text) => Math.Clamp(NumberWords.Read(text) ?? 1, 1, 20);

    private const RegexOptions Plainly = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;

    [GeneratedRegex(
        """[ ,](?:and/or|or|plus)\s+(?:(?:their|his|her|a|an|the|nominated|named|appointed|authorised|agreed|suitable|appropriate|delegated|designated|senior)\s+)*(?:deput(?:y|ies)|delegates?|nominees?|representatives?|substitutes?|alternates?)\b[^:–—]*""",
        Plainly
    )]
    private static partial Regex DeputyWords();

    [GeneratedRegex(
        """(?:,|\s–|\s-)?\s*\b(?:(?:as|at)\s+an?\s+(?:absolute\s+)?minimum|minimum|(?:level\s+)?or\s+(?:above|higher|equivalent)|or\s+equivalent\s+level)\b""",
        Plainly
    )]
    private static partial Regex LevelWords();

    [GeneratedRegex("""(?:\s+[x×]\s*|\s+x)(?<count>\d{1,2})(?<rest>\s*[:–—,].*)?$""", Plainly)]
    private static partial Regex CountAfter();

    [GeneratedRegex("""^(?:(?<count>\d{1,2})\s*(?:[x×]\s*|no\.?\s+)|(?<count>two|three|four|five|six|[2-9])\s+)""", Plainly)]
    private static partial Regex CountBefore();

    [GeneratedRegex(
        """^(?:[x×]?\s*(?<count>\d{1,2})|(?<count>\d{1,2}|two|three|four|five|six)\s+(?:places?|seats?|members?|representatives?))$""",
        Plainly
    )]
    private static partial Regex CountInBrackets();

    [GeneratedRegex("""[\s,]*\bex[ -]?officio\b.*$""", Plainly)]
    private static partial Regex ExOfficioWords();

    [GeneratedRegex("""\s*(?:,|;|/|&|\band\b)\s*""", Plainly)]
    private static partial Regex BetweenTags();

    [GeneratedRegex(
        """^(?:(?:currently|post|position|place|seat|role)\s+)?(?:vac[ae]nt|vacn?at|vacancy|vacant\s+(?:post|position|place|seat)|tbc|tba|t\.b\.c\.?|t\.b\.a\.?|(?:still\s+|name\s+|representative\s+|member\s+)?(?:to\s+be\s+(?:confirmed|appointed|advised|announced|agreed|nominated|decided|identified|recruited|filled))|(?:new\s+)?(?:appointment|nomination|recruitment)\s+(?:to\s+be\s+made|pending|awaited|in\s+progress|underway)|awaiting\s+(?:appointment|nomination|confirmation|recruitment)|not\s+yet\s+(?:appointed|filled|nominated)|recruiting|unfilled|being\s+recruited)(?:\s*[-–,.(].*|\s+(?:since|from|at|pending)\b.*)?$""",
        Plainly
    )]
    private static partial Regex VacantWords();

    [GeneratedRegex(
        """^(?:[-–—?.*/]+|n/?a|none|nil|(?:holder\s+|name\s+)?not\s+(?:recorded|known|stated|given)|unknown|by\s+office)$""",
        Plainly
    )]
    private static partial Regex NothingWords();
}
