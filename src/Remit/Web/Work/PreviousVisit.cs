namespace Remit.Web.Work;

/// <summary>When whoever looks was here before this visit; null where nobody remembers. Given by whoever knows who signs in.</summary>
public sealed class PreviousVisit(Func<Task<DateTimeOffset?>> find)
{
    public Task<DateTimeOffset?> Find() => find();
}
