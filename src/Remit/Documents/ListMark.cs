using System.Globalization;
using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>
/// What stands before an item of a list: a bullet, or a number in letters, Roman or Arabic figures. "(i)", "(v)", "(c)" and others are
/// both a letter and a Roman figure; only the items around them tell which.
/// </summary>
public sealed partial record ListMark
{
    private ListMark(string written, string core) => (Written, Core) = (written, core);

    /// <summary>As it stands in the file: "(a)", "2.", "·".</summary>
    public string Written { get; }

    /// <summary>Without brackets and stops: "a", "2", "·".</summary>
    public string Core { get; }

    public bool IsBullet => Bullets.Contains(Core[0], StringComparison.Ordinal) || Written == "o";

    /// <summary>1 for "a" or "A", 26 for "z", 27 for "aa"; null where the mark is no letter.</summary>
    public int? AsLetter =>
        !IsBullet && Core.Length is 1 or 2 && char.IsAsciiLetter(Core[0]) && Core.All(letter => letter == Core[0])
            ? char.ToLowerInvariant(Core[0]) - 'a' + 1 + (26 * (Core.Length - 1))
            : null;

    /// <summary>1 for "i", 4 for "iv"; null where the mark is no Roman figure up to 39.</summary>
    public int? AsRoman => Romans.TryGetValue(Core.ToLowerInvariant(), out var value) ? value : null;

    /// <summary>The value of "2" or "(2)"; null for "2.1" and for letters.</summary>
    public int? AsFigure => int.TryParse(Core, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>
    /// Splits a line into its mark and the rest. False when the line has no mark, or nothing after it. A mark is followed by white space
    /// (a tab too: so lists stand in text saved from Word).
    /// </summary>
    public static bool TryRead(string line, out ListMark mark, out int textStart)
    {
        var match = Marked().Match(line);
        if (!match.Success || !IsPlausible(match))
        {
            mark = null!;
            textStart = 0;
            return false;
        }
        var written = match.Groups["mark"].Value;
        mark = new ListMark(written, written.Trim('(', ')', '.'));
        textStart = match.Groups["text"].Index;
        return true;
    }

    /// <summary>
    /// The mark that a file itself says to be one, so that "A." is a mark and no initial; null where it is more than a mark ("Article 1").
    /// </summary>
    internal static ListMark? Shown(string written)
    {
        var core = written.Trim('(', ')', '[', ']', '.', ':', ' ');
        return core.Length > 0 && !core.Any(char.IsWhiteSpace) ? new ListMark(written.Trim(), core) : null;
    }

    /// <summary>A bullet, where the file says that there is one and not which.</summary>
    internal static ListMark Bullet { get; } = new("•", "•");

    /// <summary>
    /// The mark of an item that the file itself calls one, such as "(a)" computed by a word processor; a bullet where it is blank or a
    /// sign that only the file's own font shows as one.
    /// </summary>
    internal static ListMark Of(string written)
    {
        written = written.Trim();
        if (TryRead(written + " x", out var mark, out _))
            return mark;
        var core = written.Trim('(', ')', '.');
        return core.Any(char.IsLetterOrDigit) && written is not "o" ? new(written, core) : Bullet;
    }

    private static bool IsPlausible(Match match)
    {
        var core = match.Groups["mark"].Value.Trim('(', ')', '.');
        if (core.Length == 0)
            return false;
        return !char.IsAsciiLetter(core[0])
            || core.Length == 1
            || Romans.ContainsKey(core.ToLowerInvariant())
            || (core.Length == 2 && core[0] == core[1]);
    }

    private const string Bullets = "·•▪●○◦‣∙⁃■□▫►➢➤✓✔\uF0B7\uF0A7\uF0D8\uF0FC*-–—";

    private static readonly Dictionary<string, int> Romans = Enumerable.Range(1, 39).ToDictionary(Roman);

    private static string Roman(int value)
    {
        string[] ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
        return new string('x', value / 10) + ones[value % 10];
    }

    [GeneratedRegex(
        """^\s*(?<mark>\([a-zA-Z]{1,7}\)|\(\d{1,3}\)|[a-z]{1,7}[.)]|\d{1,3}(?:\.\d{1,3}){0,4}[.)]|\d{1,3}(?:\.\d{1,3}){1,4}|o|[·•▪●○◦‣∙⁃■□▫►➢➤✓✔\uF0B7\uF0A7\uF0D8\uF0FC*\-–—])\s+(?<text>\S)""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Marked();
}
