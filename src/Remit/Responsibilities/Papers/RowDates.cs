using Remit.Actions.Logs;
using Remit.Intake;
using Remit.Kernel;

namespace Remit.Responsibilities.Papers;

/// <summary>The dates in the rows of a register as people write them; what is no certain day is said.</summary>
/// <param name="proposal">Is told.</param>
/// <param name="on">The day that the paper speaks of; null where nobody said.</param>
internal sealed class RowDates(Proposal proposal, DateOnly? on)
{
    /// <summary>The day of a position: that of its row, else the paper's; null where neither gives one.</summary>
    public DateOnly? AsAt(DraftText? written)
    {
        if (written is not { IsDash: false })
            return on;
        var date = WrittenDate.Read(written.Text);
        if (date?.Day is { } day)
        {
            if (date.IsOnAnotherWeekday)
                Doubt(written, $"was taken as {LondonDate.Words(day)}, which is a {day.DayOfWeek}");
            return day;
        }
        var instead = on is { } paper ? $"dated {LondonDate.Words(paper)}, as the paper is" : "left without a date";
        if (date is null)
            proposal.Say(
                FindingKind.LeftOut,
                written.Place,
                $"“{LooseName.Short(written.Text)}” is not a date such as 31 October 2007; the position is {instead}."
            );
        else
            Doubt(written, $"is not a whole day such as 31 October 2007; the position is {instead}");
        return on;
    }

    /// <summary>When a next step is due: a day only where that is certain, else the words.</summary>
    public WrittenDue Due(DraftText? written)
    {
        if (written is null)
            return WrittenDue.None;
        var due = WrittenDue.Read(written.Text, on, null);
        if (due is { WithoutYear: true, Day: { } near })
            Doubt(written, $"has no year, and was taken as {LondonDate.Words(near)}");
        else if (due.Doubt is { } doubt)
            proposal.Say(FindingKind.Doubtful, written.Place, $"{doubt}.");
        else if (due is { Day: null, Words: { } words } && (WrittenDate.Read(words) is not null || words.Any(char.IsAsciiDigit)))
            Doubt(written, "is not a whole day such as 31 October 2007, and is kept as words");
        return due;
    }

    private void Doubt(DraftText written, string what) =>
        proposal.Say(FindingKind.Doubtful, written.Place, $"“{LooseName.Short(written.Text)}” {what}.");
}
