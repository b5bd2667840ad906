using System.Globalization;
using System.Threading.RateLimiting;
using Remit.Kernel;
using Remit.Web.Errors;
using Remit.Web.Publishing;

namespace Remit.Web;

/// <summary>What is limited, each with an allowance of its own.</summary>
public enum Limit
{
    /// <summary>Attempts to come in: passwords, codes, links. By address, whoever says they are whom.</summary>
    SignIn,

    /// <summary>Papers as PDF, which a browser prints one after the other.</summary>
    Pdf,

    /// <summary>Papers as Word, Excel and CSV.</summary>
    Paper,

    /// <summary>Pages that draw the whole partnership, or search it: for a day that nobody asked for yet, all of it is read.</summary>
    Chart,

    /// <summary>Files that are handed in and read.</summary>
    Import,

    /// <summary>What is worked out for everybody, one after the other: whom to remind of what.</summary>
    Everybody,

    /// <summary>Looks at what was recorded once: each moment is read from the log into memory. By address.</summary>
    Past,
}

/// <summary>
/// What is sent to this page is limited; with <paramref name="looking"/> looking at it is, too.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitedAttribute(Limit limit, bool looking = false) : Attribute
{
    /// <summary>By which allowance.</summary>
    public Limit Limit { get; } = limit;

    /// <summary>Whether looking at the page counts, and not only sending a form.</summary>
    public bool Looking { get; } = looking;
}

/// <summary>How many requests a minute each may make: whoever is signed in by themselves, others by their address.</summary>
public sealed record Limits
{
    /// <summary>An office shares an address, so that many may sign in at nine.</summary>
    public int SignIns { get; init; } = 60;

    /// <summary>A PDF takes about a second.</summary>
    public int Pdfs { get; init; } = 30;

    /// <summary>Enough to take all papers of a large partnership out one by one.</summary>
    public int Papers { get; init; } = 600;

    /// <summary>A chart of 500 bodies takes longer than a page.</summary>
    public int Charts { get; init; } = 300;

    /// <summary>Reading a file of 50 MB takes seconds.</summary>
    public int Imports { get; init; } = 120;

    /// <summary>For some hundred people it takes seconds, and somebody looks before they send.</summary>
    public int Everybodies { get; init; } = 30;

    /// <summary>A reader goes from moment to moment by hand.</summary>
    public int Pasts { get; init; } = 240;

    internal int Of(Limit limit) =>
        limit switch
        {
            Limit.SignIn => SignIns,
            Limit.Pdf => Pdfs,
            Limit.Paper => Papers,
            Limit.Chart => Charts,
            Limit.Import => Imports,
            Limit.Everybody => Everybodies,
            Limit.Past => Pasts,
        };
}

/// <summary>Answers 429 in words, with the seconds to wait, where an allowance is used up.</summary>
public static class Limiting
{
    private static readonly TimeSpan Refill = TimeSpan.FromSeconds(5);
    private const int RefillsAMinute = 12;

    internal static IServiceCollection AddLimits(this IServiceCollection services) =>
        services
            .AddSingleton(new Limits())
            .AddSingleton<LooksBack>()
            .AddRateLimiter(limiter =>
            {
                limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
                limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
                limiter.OnRejected = (rejected, _) =>
                {
                    var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Refill;
                    Say(rejected.HttpContext, wait);
                    return ValueTask.CompletedTask;
                };
            });

    /// <summary>Ends a request with 429, in words.</summary>
    public static void Say(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Problems.Say(
            context,
            StatusCodes.Status429TooManyRequests,
            "Too many requests",
            $"Wait {(seconds < 60 ? seconds.Counted("second", "seconds") : ((seconds + 59) / 60).Counted("minute", "minutes"))}, then try again.",
            "Nothing was saved."
        );
    }

    private static RateLimitPartition<string> Partition(HttpContext context) =>
        LimitOf(context) is { } limit
            ? Bucket($"{limit} {Asker(context, limit)}", context.RequestServices.GetRequiredService<Limits>().Of(limit))
            : RateLimitPartition.GetNoLimiter("");

    internal static RateLimitPartition<string> Bucket(string whose, int allowance) =>
        RateLimitPartition.GetTokenBucketLimiter(
            whose,
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = allowance,
                TokensPerPeriod = Math.Max(1, allowance / RefillsAMinute),
                ReplenishmentPeriod = Refill,
                QueueLimit = 0,
            }
        );

    private static Limit? LimitOf(HttpContext context)
    {
        if (Published.Asked(context) is { } form)
            return form == PaperForm.Pdf ? Limit.Pdf : Limit.Paper;
        var asked = context.GetEndpoint()?.Metadata.GetMetadata<LimitedAttribute>();
        return asked is not null && (asked.Looking || HttpMethods.IsPost(context.Request.Method)) ? asked.Limit : null;
    }

    /// <summary>Signing in is counted by address also where somebody is signed in: else an account of one's own would be a way round.</summary>
    private static string Asker(HttpContext context, Limit limit)
    {
        var looking = context.RequestServices.GetRequiredService<Looking>();
        return limit != Limit.SignIn && looking.IsSet && looking.Viewer.Person is { } person
            ? person.ToString()
            : context.Connection.RemoteIpAddress?.ToString() ?? "";
    }
}

/// <summary>
/// The allowance of looks into the past. It is asked before the page is known to be shown, as the look is made before any page runs.
/// </summary>
internal sealed class LooksBack(Limits limits) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
        Limiting.Bucket(context.Connection.RemoteIpAddress?.ToString() ?? "", limits.Of(Limit.Past))
    );

    /// <summary>Whether one more is allowed.</summary>
    public bool Allow(HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(context);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => limiter.Dispose();
}
