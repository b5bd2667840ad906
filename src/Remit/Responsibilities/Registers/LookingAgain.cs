using Remit.Kernel;

namespace Remit.Responsibilities.Registers;

/// <summary>
/// By which day an account is looked at again: by its own day, else by the interval of its responsibility, else by that of its register. The one
/// place where that is worked out.
/// </summary>
internal static class LookingAgain
{
    /// <summary>Null where nobody said, or the account has no date to count from.</summary>
    /// <param name="own">The day that the account names.</param>
    /// <param name="on">The day of which it speaks.</param>
    /// <param name="ofTheRow">The interval of its responsibility.</param>
    /// <param name="ofTheRegister">The interval of its register.</param>
    public static DateOnly? By(DateOnly? own, DateOnly? on, CalendarSpan? ofTheRow, CalendarSpan? ofTheRegister) =>
        own ?? (on is { } day ? (ofTheRow ?? ofTheRegister)?.After(day) : null);

    /// <summary>Of an account.</summary>
    public static DateOnly? By(Position? account, Responsibility row, Register register) =>
        By(account?.ReviewOn, account?.On, row.ReviewAfter, register.ReviewAfter);
}
