using System.Globalization;

namespace Remit.Web;

/// <summary>How the pages write dates.</summary>
public static class Words
{
    /// <summary>"12 September 2007". The invariant culture's months are English, whatever the machine's language.</summary>
    public static string InWords(this DateOnly date) =>
        date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"2007-09-12", as addresses and date fields take it.</summary>
    public static string InFigures(this DateOnly date) =>
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
