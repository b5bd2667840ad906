using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Remit.Access.Keys;
using Remit.Access.Sessions;
using Remit.Data;
using Remit.Kernel;

namespace Remit.Access.Accounts;

/// <summary>
/// Accounts, sessions and what belongs to them: in the same database as the records, and apart from them, since nothing of it is a fact about
/// the partnership. Its tables come with the one chain of migrations; it writes through the same gate.
/// </summary>
internal sealed class AccountsDb(Store store) : IdentityUserContext<Account, Guid>(store.Options)
{
    /// <summary>Marks the commands that every request sends to know who asks, so that those of the page itself can be counted.</summary>
    internal const string ForTheSession = "for the session";

    /// <summary>How many bytes a passkey's name may have (WebAuthn, 4).</summary>
    private const int LongestCredential = 1023;

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<OneTimeLink> Links => Set<OneTimeLink>();

    public DbSet<AccountEvent> Events => Set<AccountEvent>();

    public DbSet<CookieKey> CookieKeys => Set<CookieKey>();

    /// <summary>Keeps what was added and changed, when it is this write's turn.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        InTurn(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken));

    /// <summary>Refused: there is one way to write, and it waits its turn.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Accounts are written by SaveChangesAsync.");

    /// <summary>A write that is more than saving, when it is its turn. Nothing in it may save.</summary>
    public Task<T> InTurn<T>(Func<Task<T>> write) => store.ThroughTheGate(write);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantConversion>();
        conventions.Properties<AccountEventKind>().HaveConversion<ChoiceConversion<AccountEventKind>>();
        conventions.Properties<SessionStage>().HaveConversion<ChoiceConversion<SessionStage>>();
        conventions.Properties<SignInMeans>().HaveConversion<ChoiceConversion<SignInMeans>>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Ignore<IdentityUserClaim<Guid>>();
        builder.Ignore<IdentityUserLogin<Guid>>();
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.Id).ValueGeneratedNever();
            account.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.EmailConfirmed);
            account.HasIndex(a => a.Person).IsUnique();
        });
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_secrets");
        builder.Entity<IdentityUserPasskey<Guid>>(passkey =>
        {
            passkey.ToTable("passkeys");
            passkey.HasKey(p => p.CredentialId);
            passkey.Property(p => p.CredentialId).HasMaxLength(LongestCredential);
            passkey.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Restrict);
            // As the framework would map it, PostgreSQL writes the JSON anew in its own order: a backup is to be the same from both.
            passkey.Ignore(p => p.Data);
            passkey.Property(p => p.Data).HasConversion<PasskeyDataConversion, PasskeyDataComparer>();
        });
        builder.Entity<Session>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Id).ValueGeneratedNever();
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.Account).OnDelete(DeleteBehavior.Restrict);
            session.HasIndex(s => s.OpenedAt);
        });
        builder.Entity<OneTimeLink>(link =>
        {
            link.ToTable("one_time_links");
            link.HasKey(l => l.Hash);
            link.HasOne<Account>().WithMany().HasForeignKey(l => l.Account).OnDelete(DeleteBehavior.Restrict);
            // Of two who use it at once, one does.
            link.Property(l => l.UsedAt).IsConcurrencyToken();
        });
        builder.Entity<AccountEvent>(happened =>
        {
            happened.ToTable("account_events");
            happened.Property(e => e.Id).ValueGeneratedNever();
            happened.HasIndex(e => new { e.Account, e.At });
        });
        builder.Entity<CookieKey>(key =>
        {
            key.ToTable("cookie_keys");
            key.Property(k => k.Id).ValueGeneratedNever();
        });
        foreach (var entity in builder.Model.GetEntityTypes())
        foreach (var property in entity.GetProperties())
            property.SetColumnName(Kebab.Of(property.Name).Replace('-', '_'));
    }
}
