using Remit.Data.Letters;

namespace Remit.Mail;

/// <summary>What the states of letters are called on screen.</summary>
internal static class MailWords
{
    public static string OnScreen(this LetterState state) =>
        state switch
        {
            LetterState.Waiting => "Waiting",
            LetterState.Sending => "Being sent",
            LetterState.Sent => "Sent",
            LetterState.Failed => "Not sent",
            LetterState.Unsure => "Perhaps sent",
            LetterState.GivenUp => "Given up",
        };

    /// <summary>The state's colour; the word stands beside it.</summary>
    public static string Colour(this LetterState state) =>
        state switch
        {
            LetterState.Waiting or LetterState.Sending => "blue",
            LetterState.Sent => "green",
            LetterState.Failed => "red",
            LetterState.Unsure => "orange",
            LetterState.GivenUp => "grey",
        };

    /// <summary>By which server they go: "They go by mail.example.gov.uk, port 587."</summary>
    public static string By(MailServer? server) =>
        server is null
            ? "No mail server is named, so nothing is sent: emails wait."
            : $"They go by {server.InWords}, from {server.From}.";

    /// <summary>The page's answer: "2 emails wait. 1 could not be sent."</summary>
    public static string Answer(IReadOnlyDictionary<LetterState, int> counts)
    {
        var waiting = counts.GetValueOrDefault(LetterState.Waiting) + counts.GetValueOrDefault(LetterState.Sending);
        var (failed, unsure) = (counts.GetValueOrDefault(LetterState.Failed), counts.GetValueOrDefault(LetterState.Unsure));
        if (counts.Values.Sum() == 0)
            return "No email was written yet.";
        string[] said =
        [
            waiting == 0 ? "No email waits to be sent."
            : waiting == 1 ? "1 email waits to be sent."
            : $"{waiting:N0} emails wait to be sent.",
            .. failed == 0 ? Array.Empty<string>() : [failed == 1 ? "1 could not be sent." : $"{failed:N0} could not be sent."],
            .. unsure == 0
                ? Array.Empty<string>()
                :
                [
                    unsure == 1
                        ? "Of 1 nobody can tell whether it was sent."
                        : $"Of {unsure:N0} nobody can tell whether they were sent.",
                ],
        ];
        return string.Join(' ', said);
    }
}
