using Remit.Data;
using Remit.Kernel;
using Remit.Mail;
using Remit.Structure.Partnerships;

namespace Remit.Access.Accounts;

/// <summary>Sends the link with which somebody chooses a password.</summary>
internal sealed class Invitations(Outbox outbox, Store store)
{
    /// <summary>What the letters are called among all others.</summary>
    public const string Sort = "invitation";

    /// <summary>Whether they can be sent: a mail server is named.</summary>
    public bool CanBeSent => outbox.IsSet;

    /// <summary>Why nothing can be sent to an address with which somebody can sign in; null where it can.</summary>
    public static string? Refused(string? address) =>
        AccountBook.EmailRefused(address)
        ?? (
            Outbox.CanBeSentTo(address!.Trim())
                ? null
                : "No email can be sent to this address: it has letters that not every mail server knows. Make a link to pass on yourself"
        );

    /// <summary>Writes to somebody.</summary>
    /// <param name="person">Who.</param>
    /// <param name="name">How they are called.</param>
    /// <param name="email">An address that is not <see cref="Refused"/>.</param>
    /// <param name="link">The whole link.</param>
    /// <param name="by">Who invites them.</param>
    public async Task Send(Guid person, string name, string email, string link, string by)
    {
        await using var db = store.Read(Sight.Everything);
        var partnership = await db.PartnershipName() ?? "Remit";
        await outbox.KeepInPlaceOfOlder(
            outbox.Write(
                Sort,
                email.Trim(),
                person,
                $"Your account for {partnership}",
                $"""
                Dear {name}

                {by} gives you an account, with which you can look up and keep the records of {partnership}.

                Choose a password here:

                {link}

                The link is good once, and for {OneTimeLink.InvitationLasts.TotalDays} days. You sign in with this email address.

                If you did not expect this, you need do nothing.
                """
            )
        );
    }
}
