using Remit.Kernel;
using Remit.Web;

namespace Remit.Mail;

/// <summary>Emails: written with the change that they speak of, and sent by a mail server.</summary>
internal static class MailModule
{
    public static IServiceCollection AddMail(this IServiceCollection services) =>
        services
            .AddSingleton(_ => Mailing.FromTheEnvironment())
            .AddSingleton(_ => SiteAddress.FromTheEnvironment())
            .AddSingleton<Outbox>()
            .AddSingleton<Postman>()
            .AddSingleton<TestLetter>()
            .AddSingleton(ErasedLetters.Beside)
            .AddSingleton(
                new PolicySection(
                    "email",
                    "Email",
                    [],
                    [
                        .. PolicySection.Give(Relation.Administrator, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Partnership, Verb.Write),
                    ]
                )
            )
            .AddSingleton(new MenuEntry("Email", EmailLinks.Root, 95));
}
