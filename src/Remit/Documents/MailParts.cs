using System.Text.RegularExpressions;

namespace Remit.Documents;

/// <summary>Knows the parts of an email that are not its words: the header of a message that was forwarded or answered.</summary>
internal static partial class MailParts
{
    /// <summary>How many lines from the first on are a message's header ("From: … Sent: … To: … Subject: …"); 0 where it is none.</summary>
    public static int HeaderLength(IReadOnlyList<string> lines, int from = 0)
    {
        if (!lines[from].AsSpan().TrimStart('*').TrimStart().StartsWith("From", StringComparison.OrdinalIgnoreCase))
            return 0;
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = from;
        for (; at < lines.Count && at - from < 12; at++)
        {
            if (Field().Match(lines[at]) is { Success: true } match)
                found.Add(match.Groups["name"].Value);
            else if (string.IsNullOrWhiteSpace(lines[at]))
                break;
            // A long list of people goes on over the next lines.
            else if (!char.IsWhiteSpace(lines[at][0]) && !lines[at].Contains('@', StringComparison.Ordinal))
                break;
        }
        return found.Contains("From") && found.Overlaps(Sending) && found.Overlaps(Reaching) ? at - from : 0;
    }

    /// <summary>A line that only says that a message follows: "-----Original Message-----", "On 3 May, Ada wrote:".</summary>
    public static bool IsIntroduction(string line) => line.Length <= 200 && Introduction().IsMatch(line);

    private static readonly string[] Sending = ["Sent", "Date"];
    private static readonly string[] Reaching = ["To", "Subject"];

    [GeneratedRegex(
        """^\s*\*?(?<name>From|Sent|Date|To|Cc|Bcc|Subject|Reply-To|Importance|Attachments)\s*:\*?(?:\s|$)""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Field();

    [GeneratedRegex(
        """^\s*(?:-{2,}\s*(?:original|forwarded) message\s*-{2,}|begin forwarded message:|on .{3,}\swrote:)\s*$""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Introduction();
}
