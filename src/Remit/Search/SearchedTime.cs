using Remit.Kernel;
using Remit.Web;

namespace Remit.Search;

/// <summary>
/// The time of which something is looked for: what began or ended then, was due or done, or speaks of a day of it. What has no day of its own is
/// not of any time.
/// </summary>
/// <param name="From">The first day; null for no first.</param>
/// <param name="To">The last day; null for no last.</param>
public readonly record struct SearchedTime(DateOnly? From, DateOnly? To)
{
    /// <summary>Whether every time will do.</summary>
    public bool IsAny => From is null && To is null;

    /// <summary>Whether no day can lie in it, because it would end before it begins.</summary>
    public bool IsBackward => To < From;

    /// <summary>" that is of the time from 1 April 2007 on", to follow what was looked for; empty where every time will do.</summary>
    public string InWords =>
        (From, To) switch
        {
            ({ } from, { } to) => $" that is of the time from {from.InWords()} to {to.InWords()}",
            ({ } from, null) => $" that is of the time from {from.InWords()} on",
            (null, { } to) => $" that is of the time up to {to.InWords()}",
            _ => "",
        };

    /// <summary>Whether a day lies in it.</summary>
    public bool Has(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}
