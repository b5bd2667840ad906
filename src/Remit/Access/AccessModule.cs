using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Remit.Access.Accounts;
using Remit.Access.Administering;
using Remit.Access.Demonstrating;
using Remit.Access.Keys;
using Remit.Access.Mine;
using Remit.Access.Reach;
using Remit.Access.Sessions;
using Remit.Access.SettingUp;
using Remit.Data;
using Remit.Kernel;
using Remit.Web;
using Remit.Web.Work;

namespace Remit.Access;

/// <summary>Who is signed in, and how they stand to the partnership today.</summary>
internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services) =>
        services
            .AddSingleton<Shape>(Grant.Shape)
            .AddScoped<AccessLinks>()
            .AddSingleton<IPanel, BodyAccessPanel>()
            .AddSingleton<FillFrame>(
                (context, frame) =>
                {
                    if (context.RequestServices.GetRequiredService<Looking>().IsSet)
                        frame.FooterLinks.Add(
                            new("Who may do what", context.RequestServices.GetRequiredService<AccessLinks>().Policy())
                        );
                    return ValueTask.CompletedTask;
                }
            )
            .AddSingleton(
                new PolicySection(
                    "access",
                    "Who is given a task",
                    [Grant.Shape.Kind],
                    [
                        .. PolicySection.Reading,
                        .. PolicySection.Give(Relation.Administrator, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Restricted, Verb.Write, Verb.Publish),
                    ]
                )
            )
            .AddSingleton(
                new PolicySection(
                    "accounts",
                    "Accounts",
                    [],
                    [
                        .. PolicySection.Give(Relation.Administrator, Sensitivity.Partnership, Verb.Write),
                        .. PolicySection.Give(Relation.Operator, Sensitivity.Partnership, Verb.Write),
                    ]
                )
            )
            .AddSingleton<StandingsToday>()
            .AddSingleton<SignInWays>()
            .AddSingleton<TriesOfAnAddress>()
            .AddSingleton<Granting>()
            .AddScoped<SessionBook>()
            .AddSingleton(services => new ViewersByPerson(person => services.GetRequiredService<StandingsToday>().Of(person, "")))
            .AddScoped(services => new PreviousVisit(async () =>
                services.GetService<IHttpContextAccessor>()?.HttpContext is { } context
                && OpenSession.WholeOf(context) is { } session
                    ? await services.GetRequiredService<SessionBook>().VisitBefore(session)
                    : null
            ))
            .AddScoped<SigningIn>()
            .AddScoped<SetUpLinks>()
            .AddScoped<FirstAccount>()
            .AddScoped<AccountLines>()
            .AddScoped<DemoPeople>()
            .AddSingleton(
                new FirstStep(
                    "Invite people",
                    "Give an account to those who will keep the records with you, and say what task they have. People are recorded when a list of members is brought in.",
                    AccountLinks.InvitePath,
                    20
                )
            )
            .AddSingleton(
                new FirstStep(
                    "Look at who may do what",
                    "What people may see and do follows from the places and posts that they hold.",
                    AccessLinks.PolicyPath,
                    30
                )
            )
            .AddSingleton(new MenuEntry("Accounts", AccountLinks.AccountsPath, 90))
            .AddScoped<AccountLinks>()
            .AddAccounts()
            .AddKeys()
            .AddSingleton<WhoLooks>(WhoSignedIn.Looks)
            .AddSingleton<FillFrame>(WhoSignedIn.Fill);

    /// <summary>Identity keeps passwords and passkeys; sessions and cookies are our own, as rows that can be ended.</summary>
    private static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services
            .AddSingleton<TablesBeside>(store =>
            {
                using var accounts = new AccountsDb(store);
                return accounts.Model;
            })
            .AddSingleton(provider => ErasedAccount.Beside(provider.GetRequiredService<RealClock>()))
            .AddScoped<AccountsDb>()
            .AddScoped<AccountBook>()
            .AddSingleton<Invitations>()
            .AddScoped<Passkeys>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
        services.AddScoped<IPasswordValidator<Account>, PasswordRules>();
        services.AddScoped<AccountStore>().AddScoped<IUserStore<Account>>(s => s.GetRequiredService<AccountStore>());
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Tokens.AuthenticatorTokenProvider = AuthenticatorCodes.Name;
            })
            .AddTokenProvider<AuthenticatorCodes>(AuthenticatorCodes.Name);
        return services;
    }

    private static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Remit");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(
            keys =>
            {
                keys.XmlRepository = new KeysInTheDatabase(provider.GetRequiredService<Store>());
                keys.XmlEncryptor = new KeyEncryption(provider.GetRequiredService<KeyFolder>());
            }
        ));
        return services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormsOfASession>();
    }
}
