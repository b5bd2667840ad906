using Remit.Data.Letters;
using Remit.Kernel;

namespace Remit.Mail;

/// <summary>A letter that shows whether letters arrive.</summary>
internal sealed class TestLetter(Outbox outbox)
{
    /// <summary>Why nothing can be sent to an address, in a sentence without a full stop; null where it can.</summary>
    public static string? Refused(string? to) =>
        Outbox.CanBeSentTo(Texts.OrNull(to)) ? null : "Enter an email address in the correct format, like name@example.com";

    /// <summary>Writes it.</summary>
    public async Task<Letter> To(string address)
    {
        var letter = outbox.Write(
            "test",
            address.Trim(),
            person: null,
            "A test from Remit",
            "This email was sent to see whether emails from Remit arrive.\n\nIt did arrive. There is nothing that you need to do.\n"
        );
        await outbox.Keep(letter);
        return letter;
    }
}
