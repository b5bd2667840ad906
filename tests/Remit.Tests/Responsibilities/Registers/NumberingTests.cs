using Remit.Kernel;
using Remit.Responsibilities.Registers;

namespace Remit.Tests.Responsibilities.Registers;

public class NumberingTests
{
    private static readonly Id<Register> Register = new(new Guid(1, 0, 0, new byte[8]));

    [Fact]
    public void A_row_without_a_number_inherits_the_one_above() =>
        Inherited(Row("4.5"), Row(null), Row("4.7"), Row(null)).ShouldBe([null, "4.5", null, "4.7"]);

    [Fact]
    public void A_new_heading_ends_the_inheritance() =>
        Inherited(Row("5.14"), Row(null, heading: "Identified elsewhere"), Row(null, heading: "Identified elsewhere"))
            .ShouldBe([null, null, null]);

    [Fact]
    public void A_part_inherits_from_its_lead_in_and_hands_nothing_on()
    {
        var leadIn = Row("(a)");
        Inherited(leadIn, Row("(i)", partOf: leadIn), Row(null, partOf: leadIn), Row(null)).ShouldBe([null, null, "(a)", "(a)"]);
    }

    private static List<string?> Inherited(params Responsibility[] rows)
    {
        var inherited = Numbering.Inherited(rows);
        return [.. rows.Select(r => inherited.GetValueOrDefault(r.Id))];
    }

    private static int made = 1;

    private static Responsibility Row(string? number, Responsibility? partOf = null, string? heading = null) =>
        new()
        {
            Id = new Id<Responsibility>(new Guid(Interlocked.Increment(ref made), 0, 0, new byte[8])),
            Key = "row",
            Register = Register,
            Text = "Lead",
            Number = number,
            PartOf = partOf?.Id,
            Heading = heading,
        };
}
