using Remit.Kernel;

namespace Remit.Web;

/// <summary>How the pages write dates.</summary>
public static class Words
{
    /// <summary>"12 September 2007".</summary>
    public static string InWords(this DateOnly date) => LondonDate.Words(date);

    /// <summary>"2007-09-12", as addresses and date fields take it.</summary>
    public static string InFigures(this DateOnly date) => LondonDate.Iso(date);
}
