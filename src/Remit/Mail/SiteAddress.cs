using Remit.Data;

namespace Remit.Mail;

/// <summary>Where people reach the pages, for links in what is written to them.</summary>
/// <param name="Value">Without a slash at the end: <c>https://remit.example.gov.uk</c>; null where nobody said, and letters then have no links.</param>
public sealed record SiteAddress(string? Value)
{
    /// <summary>The setting that gives it, where <c>serve --host</c> does not.</summary>
    public const string Variable = "REMIT_ADDRESS";

    /// <summary>Reads the setting.</summary>
    /// <exception cref="DatabaseRefusedException">It is there, and is no address.</exception>
    public static SiteAddress FromTheEnvironment()
    {
        var written = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrWhiteSpace(written) ? new SiteAddress((string?)null)
            : Refused(written) is { } wrong ? throw new DatabaseRefusedException($"{Variable}: {wrong}.")
            : Of(written);
    }

    /// <summary>What is wrong with an address; null for nothing.</summary>
    public static string? Refused(string written) =>
        Uri.TryCreate(written.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? null
            : $"“{written}” is no address of pages; it is written like https://remit.example.gov.uk";

    /// <summary>An address that is not refused.</summary>
    public static SiteAddress Of(string written) => new(written.Trim().TrimEnd('/'));
}
