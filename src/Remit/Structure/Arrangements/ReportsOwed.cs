using Remit.Data;
using Remit.Kernel;

namespace Remit.Structure.Arrangements;

/// <summary>That somebody reports to somebody, as the arrangements tell it.</summary>
/// <param name="From">Who reports: a body, post or organisation.</param>
/// <param name="To">To whom.</param>
/// <param name="About">On what.</param>
/// <param name="HowOften">How often; null where nobody said.</param>
public sealed record ReportOwed(RecordRef From, RecordRef To, string About, string? HowOften);

/// <summary>Who reports to whom on a day, in order; the capability that knows it registers it.</summary>
public delegate Task<IReadOnlyList<ReportOwed>> ReportsOwed(Db db, DateOnly day);
