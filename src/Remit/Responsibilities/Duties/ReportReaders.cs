using Remit.Kernel;

namespace Remit.Responsibilities.Duties;

/// <summary>
/// Who reads a report: what goes into it, and who may see it afterwards. Everything that is not restricted goes in; of what is restricted only
/// what is open to the body that is reported to. A duty that is itself restricted has a report that is no more open than the duty.
/// </summary>
/// <param name="Sight">What the readers may see.</param>
/// <param name="Body">The one body whose restricted records may go in; null for none.</param>
internal sealed record ReportReaders(Sight Sight, string? Body)
{
    public static ReportReaders Of(ReportingDuty duty)
    {
        var bodies =
            duty.Sensitivity == Sensitivity.Restricted ? RecordRef.ParseSeveral(duty.RestrictedTo)
            : duty.ToHolder.Kind == "body" ? [duty.ToHolder]
            : [];
        // What is open to one of several bodies would be told to the others.
        return bodies is [var only]
            ? new ReportReaders(Sight.OfThePartnership([only]), only.ToString())
            : new ReportReaders(Sight.OfThePartnership([]), null);
    }

    /// <summary>Whether the readers may not see a record.</summary>
    public bool MissOut(Record record) => !Sight.Sees(record);
}
