using System.Threading.RateLimiting;

namespace Remit.Access.Sessions;

/// <summary>
/// How often somebody may try to sign in with one e-mail address, from wherever: counted the same whether it has an account or not.
/// </summary>
internal sealed class TriesOfAnAddress : IDisposable
{
    private const int Most = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(email =>
        RateLimitPartition.GetFixedWindowLimiter(
            email,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = Most,
                Window = Window,
                QueueLimit = 0,
            }
        )
    );

    /// <summary>How long to wait before the next try; null where there need be no wait.</summary>
    public TimeSpan? Wait(string email)
    {
        using var lease = limiter.AttemptAcquire(email.Trim().ToUpperInvariant());
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : Window;
    }

    public void Dispose() => limiter.Dispose();
}
