using System.Globalization;
using System.Net.Mail;
using System.Text;
using Remit.Data.Letters;

namespace Remit.Mail;

/// <summary>
/// A letter as a message of RFC 5322: plain text in UTF-8, as base64 (RFC 2045), its subject and the sender's name as encoded words where
/// they need it (RFC 2047), and said to be written by a program, so that nobody's machine answers it (RFC 3834).
/// </summary>
internal static class MessageText
{
    private const string LineEnd = "\r\n";

    /// <summary>Encoded words are at most 75 characters long: RFC 2047, 2.</summary>
    private const int BytesInAWord = 42;

    /// <summary>The message.</summary>
    public static string Of(Letter letter, MailAddress from, DateTimeOffset now)
    {
        var message = new StringBuilder();
        Header("Date", now.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        Header("From", from.DisplayName.Length == 0 ? from.Address : $"{Encoded(from.DisplayName)} <{from.Address}>");
        Header("To", $"<{letter.To}>");
        Header("Subject", Encoded(letter.Subject ?? ""));
        Header("Message-ID", $"<{letter.Id:N}@{from.Host}>");
        Header("Auto-Submitted", "auto-generated");
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        var words = (letter.Words ?? "").ReplaceLineEndings(LineEnd);
        return message
            .Append(LineEnd)
            .Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(words), Base64FormattingOptions.InsertLineBreaks))
            .Append(LineEnd)
            .ToString();

        void Header(string name, string value) => message.Append(name).Append(": ").Append(value).Append(LineEnd);
    }

    /// <summary>A text in a header: as it is where it is plain, else as encoded words that never part a character.</summary>
    internal static string Encoded(string text)
    {
        if (text.Length < 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or '\''))
            return text;
        var words = new List<string>();
        var word = new List<byte>();
        foreach (var rune in text.EnumerateRunes())
        {
            var bytes = new byte[rune.Utf8SequenceLength];
            rune.EncodeToUtf8(bytes);
            if (word.Count + bytes.Length > BytesInAWord)
                End();
            word.AddRange(bytes);
        }
        End();
        return string.Join(LineEnd + " ", words);

        void End()
        {
            if (word.Count > 0)
                words.Add($"=?utf-8?B?{Convert.ToBase64String([.. word])}?=");
            word.Clear();
        }
    }
}
